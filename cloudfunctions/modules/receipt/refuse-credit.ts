import { type Refusal, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { overLimit } from '@shared/domain/receipt/credit-limit'
import type { CounterSale, CreditDecision } from '@shared/domain/receipt/credit-sale'
import { isOwnCard } from '@shared/domain/staff/own-card'
import { receiptText } from '@shared/text/receipt'
import type { StaffContext } from '../../platform/context'

/** Why this person may not begin to credit it; null = they may. */
export function mayCredit(
  { brand, staff }: StaffContext,
  { amountFen }: CounterSale,
  customer: MemberDoc | null,
): Refusal | null {
  if (!brand.counterCredit) return refuse('CREDIT_OFF')
  if (customer && isOwnCard(customer, staff._id)) return refuse('OWN_CARD', receiptText.ownSale)
  const over = overLimit(brand.counterCredit, staff.role, amountFen)
  if (!over) return null
  if (!over.manager) return refuse('AMOUNT_NOT_ALLOWED', receiptText.mostPerSale(over.limitFen))
  return over.limitFen === 0
    ? refuse('NEEDS_MANAGER', receiptText.managerCredits)
    : refuse('NEEDS_MANAGER', receiptText.managerCreditsAbove(over.limitFen))
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
      return refuse('AMOUNT_NOT_ALLOWED', receiptText.tillAmountDiffers(decision.amountFen))
    case 'void':
      return refuse('RECEIPT_VOID')
    case 'late':
      return refuse('RECEIPT_LATE')
    case 'credited': {
      const { createdAt, amountFen } = decision.order
      return refuse('RECEIPT_CREDITED', receiptText.credited(createdAt, amountFen ?? 0, now, timeZone))
    }
  }
}
