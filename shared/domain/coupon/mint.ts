import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import { packedCouponIdOf } from '../ids'
import type { BatchDoc, CouponBatch, CouponDoc } from './types'
import { validityOf } from './validity'

/** A coupon that took no unit of its own batch: inside a pack, or a tombstone. */
export const NO_SHARD = -1

export interface Minting {
  _id: string
  batch: BatchDoc
  memberId: string
  origin: string
  commandId: string
  token: string
  shardNumber: number
  codeId: string
  /** When it was taken: of the reservation, so that a sweeper finishing a claim mints the same coupon. */
  now: number
  timeZone: string
}

/**
 * The coupon as inserted under its `_id`; a pack is inserted as CONFIRMING and stays due until its contents
 * exist.
 */
export function mintCoupon({ batch, timeZone, ...given }: Minting): CouponDoc {
  const { now, ...ids } = given
  const common = {
    ...ids,
    version: 1,
    brandId: batch.brandId,
    batchId: batch._id,
    ruleVersion: batch.ruleVersion,
    uses: [],
    revoked: false,
    takenAt: now,
    lock: null,
    shortNo: '',
  }
  if (batch.kind === 'pack') {
    return {
      ...common,
      state: 'CONFIRMING',
      validFrom: now,
      validTo: NEVER,
      stores: ['*'],
      usesLeft: 0,
      contents: batch.contents,
      dueAt: now + ARCHIVE_GRACE_MS,
    }
  }
  const validity = validityOf(batch.rule.validity, now, timeZone)
  const open = validity.validFrom <= now
  return {
    ...common,
    ...validity,
    state: open ? 'EFFECTIVE' : 'PENDING',
    stores: batch.rule.stores,
    usesLeft: batch.rule.uses,
    contents: [],
    dueAt: open ? validity.validTo : validity.validFrom,
  }
}

/**
 * The i-th coupon of a pack: same owner, origin and command, taken when the pack was, by the rules of its own
 * batch, from no stock.
 */
export function packedCoupon(
  pack: CouponDoc,
  i: number,
  batch: CouponBatch,
  given: { codeId: string; timeZone: string },
): CouponDoc {
  const { memberId, origin, commandId, token } = pack
  const _id = packedCouponIdOf(pack._id, i)
  return mintCoupon({
    _id,
    batch,
    memberId,
    origin,
    commandId,
    token,
    shardNumber: NO_SHARD,
    now: pack.validFrom,
    ...given,
  })
}

/** Where a coupon belongs, whether or not it exists. */
export type CouponPlace = Pick<CouponDoc, '_id' | 'brandId' | 'batchId' | 'memberId' | 'origin'>

/**
 * Written where no coupon exists when a gift is withdrawn: a slow "yes" then finds the place taken. It is
 * never usable, so it needs no terms: the batch may have been deleted since.
 */
export function tombstoneOf(place: CouponPlace, now: number): CouponDoc {
  return {
    ...place,
    version: 1,
    ruleVersion: 0,
    commandId: '',
    token: '',
    shardNumber: NO_SHARD,
    codeId: '',
    shortNo: '',
    state: 'DEACTIVATED',
    validFrom: now,
    validTo: now,
    stores: [],
    usesLeft: 0,
    uses: [],
    revoked: true,
    takenAt: 0,
    lock: null,
    contents: [],
    dueAt: NEVER,
  }
}
