import type { MemberDoc } from '@shared/domain/account/types'
import { slotIdsOf } from '@shared/domain/coupon/claim'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { mergedMarkIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { Unit } from '@shared/domain/stock/types'
import { _, type Filter, find } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'
import { loadMember } from '../account/load-member'
import { underIds } from '../account/of-person'

/** What a person holds of a batch, and what their command did anywhere. */
export interface EarlierClaims {
  /** Coupons in the person's slots of this batch: the ids of the slots are the limit per person. */
  existing: CouponDoc[]
  /** The command has claimed from another batch. */
  conflict: boolean
  /** Only for people whose cards were merged. */
  merged?: MergedClaims
}

interface MergedClaims {
  /** Today's card: new claims fill its slots, whichever phone they come from. */
  member: MemberDoc
  /** A unit this command took under the caller's former card and died with: it goes on as it began. */
  begun: Unit | null
}

/** A command claims one coupon, or one pack. */
const MOST_OF_ONE_COMMAND = 100

const slotsOf = (batchId: string, memberId: string, limitPerMember: number) =>
  slotIdsOf({ _id: batchId, limitPerMember }, memberId)

/**
 * Asked without knowing the batch's own limit, so that a cold instance reads both at once; a batch that
 * allows more than is usual is asked again with its `most`. One trip; 4 more for who was merged.
 */
export async function earlierClaims(
  batchId: string,
  memberId: string,
  commandId: string,
  most: number = LIMITS.couponsPerMember,
): Promise<EarlierClaims> {
  const own = await claimsOf(batchId, [memberId], commandId, most)
  if (!own.marked) return own
  // Units first, coupons after them: what a sweeper finishes between the two is seen in one of them.
  const [{ member }, shards] = await Promise.all([
    loadMember(memberId),
    find('stockShards', { ownerId: batchId, kind: 'batch', 'reservations.takenFor': commandId }),
  ])
  if (!member) return own
  const all = await claimsOf(batchId, idsOfPerson(memberId, member), commandId, most)
  const units = shards.flatMap(({ _id, reservations }) =>
    reservations.map(reservation => ({ shardId: _id, reservation })),
  )
  const begun =
    units.find(
      ({ reservation: { takenFor, memberId } }) => takenFor === commandId && memberId !== member._id,
    ) ?? null
  return { ...all, merged: { member, begun } }
}

async function claimsOf(batchId: string, memberIds: readonly string[], commandId: string, most: number) {
  const slots = memberIds.flatMap(memberId => slotsOf(batchId, memberId, most))
  const marks = memberIds.map(mergedMarkIdOf)
  const filter = _.or<Filter<CouponDoc>>(
    { _id: _.in([...slots, ...marks]) },
    { memberId: underIds(memberIds), commandId },
  )
  const coupons = await find('coupons', filter, { limit: slots.length + MOST_OF_ONE_COMMAND })
  const existing = coupons.filter(coupon => slots.includes(coupon._id))
  const ofCommand = (coupon: CouponDoc) => coupon.commandId === commandId
  return {
    existing,
    conflict: coupons.some(ofCommand) && !existing.some(ofCommand),
    marked: coupons.some(coupon => marks.includes(coupon._id)),
  }
}
