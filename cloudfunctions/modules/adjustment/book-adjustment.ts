import type { Refusal } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { adjustPoints, isRefused } from '@shared/domain/adjustment/adjust'
import type { BrandDoc } from '@shared/domain/brand/types'
import { adjustCause } from '@shared/domain/ids'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'

export interface Adjustment {
  commandId: string
  /** The card the command names. */
  memberId: string
  points: number
  reason: string
  inputHash: string
  /** Staff ids of all who answer for it. */
  by: string[]
}

export type AdjustmentBooked =
  /** `short`: the "no" is written, nothing moved. */
  | { kind: 'booked' | 'short'; member: MemberDoc }
  | { kind: 'conflict' | 'needs-second' | 'busy' }
  | { kind: 'refused'; refusal: Refusal }

/** What limits one person; absent where two agreed. */
export interface Alone {
  perCard: number
  /** Asked with the customer's document in hand, before the write; null = go on. */
  before(member: MemberDoc): Promise<{ kind: 'needs-second' } | { kind: 'refused'; refusal: Refusal } | null>
}

/**
 * Books one adjustment once, however often it is sent. 3 trips: member, ledger, member; with `alone` those of
 * its check.
 */
export async function bookAdjustment(
  brand: BrandDoc,
  { commandId, memberId, points, reason, inputHash, by }: Adjustment,
  now: number,
  alone?: Alone,
): Promise<AdjustmentBooked> {
  const cause = adjustCause(memberId, commandId)
  const outcome = await bookOnMember(memberId, brand, now, async ({ member, journals }) => {
    const known = journals.flat().find(entry => entry._id === cause) ?? (await read('ledger', cause))
    const input = { named: memberId, commandId, points, note: reason, by, inputHash, booked: known, now }
    const decision = adjustPoints({
      member,
      brand,
      ...input,
      ...(alone ? { alonePerCard: alone.perCard } : {}),
    })
    return (decision.kind === 'booked' && (await alone?.before(member))) || decision
  })
  if (outcome.kind === 'already') {
    return { kind: isRefused(outcome.entry) ? 'short' : 'booked', member: outcome.member }
  }
  if (outcome.kind !== 'booked') return outcome
  const entry = outcome.entries.find(({ _id }) => _id === cause)
  return { kind: entry && isRefused(entry) ? 'short' : 'booked', member: outcome.member }
}
