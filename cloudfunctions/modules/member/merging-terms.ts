import { type AskRefusal, askRefusal } from '@shared/domain/account/merge-request'
import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import { inUseSinceMs, reasonsToWait } from '@shared/domain/member/reasons-to-wait'
import type { Context } from '../../platform/context'
import { _, find } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'
import { unionIdOf } from './join-member'

/** How a merge that was proved goes on. */
export type MergingTerms =
  /** At once: `isStillFree` checks the same of the other card inside the transaction. */
  | { kind: 'now'; isStillFree: (into: MemberDoc) => boolean }
  /** It was asked for and its time is over: carried out like the sweeper does. */
  | { kind: 'due' }
  /** The other card's owner has time to stop it first. */
  | { kind: 'waits' }
  | { kind: 'waiting'; request: MergeRequest }
  | { kind: 'refused'; refusal: AskRefusal }

/**
 * Whether the caller's card may become part of the other at once. A unionid is WeChat's own word; a number
 * changes hands, so behind a number alone a card that its owner may miss is merged after a waiting time only.
 * 1 trip at most.
 */
export async function mergingTerms(
  context: Context,
  proof: { by: 'phone' | 'union'; fromId: string },
  other: MemberDoc,
): Promise<MergingTerms> {
  const { brand, now } = context
  if (proof.by === 'union') return { kind: 'now', isStillFree: () => true }
  const seen = { unionId: unionIdOf(context), now, timeZone: brand.timeZone }
  const isStillFree = (into: MemberDoc) => reasonsToWait(into, seen).length === 0
  const isSamePerson = seen.unionId !== null && (other.unionIds ?? []).includes(seen.unionId)
  if (isSamePerson || (isStillFree(other) && !(await hasPaidLately(other, now)))) {
    return { kind: 'now', isStillFree }
  }
  const request = other.mergeRequest
  const refusal = askRefusal(request, proof.fromId, now)
  if (refusal) return { kind: 'refused', refusal }
  if (request?.state !== 'asked') return { kind: 'waits' }
  return now >= request.dueAt ? { kind: 'due' } : { kind: 'waiting', request }
}

/** A verified payment names its payer, so it is a use of the card by its own account. 1 trip. */
async function hasPaidLately(card: MemberDoc, now: number): Promise<boolean> {
  const memberId = _.in(idsOfPerson(card._id, card))
  const paid = { memberId, 'paid.at': _.gte(inUseSinceMs(now)) }
  return (await find('orders', paid, { only: ['memberId'], limit: 1 })).length > 0
}
