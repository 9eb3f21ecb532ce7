import { type Refusal, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { shortYuan } from '@shared/domain/money/display'
import { overLimit } from '@shared/domain/receipt/credit-limit'
import type { CounterSale, CreditDecision } from '@shared/domain/receipt/credit-sale'
import { isOwnCard } from '@shared/domain/staff/own-card'
import { momentWords } from '@shared/domain/wording/dates'
import type { StaffContext } from '../../platform/context'

const OWN_SALE = '自己买的单要请同事来记，没有记'

/** Why this person may not begin to credit it; null = they may. */
export function mayCredit(
  { brand, staff }: StaffContext,
  { amountFen }: CounterSale,
  customer: MemberDoc | null,
): Refusal | null {
  if (!brand.counterCredit) return refuse('CREDIT_OFF')
  if (customer && isOwnCard(customer, staff._id)) return refuse('OWN_CARD', OWN_SALE)
  const over = overLimit(brand.counterCredit, staff.role, amountFen)
  if (!over) return null
  const yuan = shortYuan(over.limitFen)
  if (!over.manager) return refuse('AMOUNT_NOT_ALLOWED', `一笔最多补记 ${yuan} 元，没有记`)
  return over.limitFen === 0
    ? refuse('NEEDS_MANAGER', '补记要店长来做，没有记。请找店长')
    : refuse('NEEDS_MANAGER', `超过 ${yuan} 元的要店长来记，没有记。请找店长`)
}

/** Why the slip is not credited, so that the clerk knows what to check. */
export function refuseCredit(
  decision: Exclude<CreditDecision, { kind: 'insert' | 'claim' | 'already' | 'number-of-another-day' }>,
  { timeZone }: BrandDoc,
  now: number,
): Refusal {
  switch (decision.kind) {
    case 'conflict':
      return refuse('CONFLICT')
    case 'amount-differs':
      return refuse(
        'AMOUNT_NOT_ALLOWED',
        `收银机记的这张小票是 ${shortYuan(decision.amountFen)} 元，没有记。请核对金额和小票号`,
      )
    case 'void':
      return refuse('RECEIPT_VOID')
    case 'late':
      return refuse('RECEIPT_LATE')
    case 'credited': {
      const { createdAt, amountFen } = decision.order
      const when = `${momentWords(createdAt, now, timeZone)}，${shortYuan(amountFen ?? 0)} 元`
      return refuse('RECEIPT_CREDITED', `这张小票已经记过了（${when}），没有再记`)
    }
  }
}
