import { type Refusal, refuse } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { voidSpendCause } from '@shared/domain/ids'
import { negate } from '@shared/domain/money/negate'
import type { SpendEntry } from '@shared/domain/points/types'
import { worksAt } from '@shared/domain/staff/scope'
import { moneyOf } from '@shared/domain/stored-value/audit'
import { voidSpend as decideVoid, type VoidSpendRefusal } from '@shared/domain/stored-value/counter'
import { storedValueText } from '@shared/text/stored-value'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { inputHashOf } from '../../platform/order-number'
import { loadMember } from '../account/load-member'
import { bookStored, refused } from './at-counter'

/**
 * Takes one spending back, once, regardless of who repeats it: the very principal and bonus it took. 7 trips
 * with the router's.
 */
export const voidSpend: Handler<'storedValue.voidSpend'> = async (context, input) => {
  const { brand, staff, now } = context
  const { commandId, customerId, entryId, reason = '' } = input
  const spend = customerId.startsWith(`${brand._id}:`) ? await spendOf(customerId, entryId) : null
  if (!spend) return refuse('SPEND_NOT_FOUND')
  const { counter } = spend
  if (!worksAt(staff, counter.storeId)) return refuse('STAFF_WRONG_STORE')
  const command = {
    commandId,
    kind: 'void-spend' as const,
    memberId: customerId,
    inputHash: inputHashOf(['void', staff._id, entryId]),
    amount: negate(moneyOf([spend], 'member.principal') + moneyOf([spend], 'member.bonus')),
    permitId: '',
    day: dayOf(now, brand.timeZone),
    cause: voidSpendCause(entryId),
    most: null,
  }
  return bookStored(context, command, snapshot => {
    const by = { storeId: counter.storeId, staffId: staff._id }
    const decision = decideVoid({
      ...snapshot,
      brand,
      inputHash: '',
      counter: by,
      spend,
      by: staff,
      reason,
      now,
    })
    return decision.kind === 'refused' ? refused(refuseVoid(decision.reason)) : decision
  })
}

/** The customer's spending of this name, in a journal or, archived, in the ledger. */
async function spendOf(customerId: string, entryId: string): Promise<SpendEntry | null> {
  const { member, journals } = await loadMember(customerId)
  const entry = journals.flat().find(each => each._id === entryId) ?? (await read('ledger', entryId))
  const owners = member ? [member._id, ...member.formerIds] : []
  return entry?.kind === 'spend' && owners.includes(entry.memberId) ? entry : null
}

function refuseVoid(reason: VoidSpendRefusal): Refusal {
  switch (reason) {
    case 'too-late':
      return refuse('UNDO_TOO_LATE')
    case 'not-yours':
      return refuse('UNDO_NOT_YOURS', storedValueText.onlyWhoTook)
    case 'reason-missing':
      return refuse('BAD_INPUT', storedValueText.voidNeedsReason, { field: 'input.reason' })
  }
}
