import { type Refusal, refuse } from '@shared/contract'
import { voidSpendCause } from '@shared/domain/ids'
import type { LedgerEntry } from '@shared/domain/points/types'
import { voidSpend as decideVoid, type VoidSpendRefusal } from '@shared/domain/stored/counter'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { loadMember } from '../points/load-member'
import { worksAt } from '../staff/work-place'
import { bookStored, no } from './at-counter'

/** Takes one spending back, once, whoever repeats it: the very principal and bonus it took. 6 trips with the router's. */
export const voidSpend: Handler<'clerk.voidSpend'> = async (context, input) => {
  const { brand, staff, now } = context
  const { customerId, entryId, reason = '' } = input
  const spend = customerId.startsWith(`${brand._id}:`) ? await spendOf(customerId, entryId) : null
  if (!spend?.counter) return refuse('SPEND_NOT_FOUND')
  const { counter } = spend
  if (!worksAt(staff, counter.storeId)) return refuse('STAFF_WRONG_STORE')
  return bookStored(context, customerId, voidSpendCause(entryId), standing => {
    const by = { storeId: counter.storeId, staffId: staff._id }
    const decision = decideVoid({
      ...standing,
      brand,
      inputHash: '',
      counter: by,
      spend,
      by: staff,
      reason,
      now,
    })
    return decision.kind === 'refused' ? no(refuseVoid(decision.reason)) : decision
  })
}

/** The customer's spending of this name, in a journal or, archived, in the ledger. */
async function spendOf(customerId: string, entryId: string): Promise<LedgerEntry | null> {
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
      return refuse('UNDO_NOT_YOURS', '只有收款的人能在 10 分钟内撤销')
    case 'reason-missing':
      return refuse('BAD_INPUT', '撤销别人收的，或超过 10 分钟的，要写明原因', { field: 'input.reason' })
  }
}
