import type { BrandDoc } from '@shared/domain/brand/types'
import { adjustCause } from '@shared/domain/ids'
import type { MemberDoc } from '@shared/domain/member/types'
import { adjustPoints, isRefused } from '@shared/domain/points/adjust'
import { read } from '../../platform/database'
import { bookOnMember } from '../points/book-on-member'

export interface Adjustment {
  commandId: string
  memberId: string
  points: number
  reason: string
  inputHash: string
  /** Staff ids of all who answer for it. */
  by: string[]
}

export type AdjustmentBooked =
  /** `short`: the "no" is written, nothing moved. */
  { kind: 'booked' | 'short'; member: MemberDoc } | { kind: 'conflict' } | { kind: 'busy' }

/** Books one adjustment once, whoever sends it again. 3 trips: member, ledger, member. */
export async function bookAdjustment(
  brand: BrandDoc,
  { commandId, memberId, points, reason, inputHash, by }: Adjustment,
  now: number,
): Promise<AdjustmentBooked> {
  const cause = adjustCause(commandId)
  const outcome = await bookOnMember(memberId, brand, now, async ({ member, journals }) => {
    const known = journals.flat().find(entry => entry._id === cause) ?? (await read('ledger', cause))
    const input = { member, brand, commandId, points, note: reason, by, inputHash, booked: known, now }
    const decision = adjustPoints(input)
    return decision.kind === 'already' ? { ...decision, member } : decision
  })
  if (outcome.kind === 'busy' || outcome.kind === 'conflict') return outcome
  if (outcome.kind === 'already') {
    return { kind: isRefused(outcome.entry) ? 'short' : 'booked', member: outcome.member }
  }
  const entry = outcome.entries.find(({ _id }) => _id === cause)
  return { kind: entry && isRefused(entry) ? 'short' : 'booked', member: outcome.next }
}
