import { couponIdsOf, processClaim } from '@shared/domain/coupon/batch-stock'
import { chooseSlot, readDuplicate, slotIdsOf, slotsLeftTo } from '@shared/domain/coupon/claim'
import { mintCoupon } from '@shared/domain/coupon/mint'
import type { CouponBatch, CouponDoc } from '@shared/domain/coupon/types'
import { LIMITS } from '@shared/domain/limits'
import type { Reservation, StockShardDoc } from '@shared/domain/stock/types'
import type { Process, Town, Trips } from './town'

/**
 * Claims of one batch with its stock, trip by trip (docs/architecture/coupons-and-stock.md), as
 * cloudfunctions/modules/coupon carries them out.
 */
export function* claimCoupon(town: Town, batch: CouponBatch, c: string, memberId: string): Process {
  const { now } = town
  const { member } = yield* town.load(memberId)
  const owner = member?._id ?? memberId
  yield
  const ids = [...new Set([memberId, owner, ...(member?.formerIds ?? [])])]
  const slots = ids.flatMap(id => slotIdsOf({ _id: batch._id, limitPerMember: LIMITS.couponsPerMember }, id))
  const existing = slots.flatMap(id => town.coupons.get(id) ?? [])
  const most = ids.length > 1 ? slotsLeftTo(batch, owner, existing) : batch.limitPerMember
  const slot = chooseSlot({ _id: batch._id, limitPerMember: most }, owner, existing, c)
  if (slot.kind !== 'free') return
  yield
  const shard = [...town.batchShards.values()].find(({ left }) => left > 0)
  if (!shard) return
  const reservation = {
    token: town.drawn('claim'),
    takenFor: c,
    memberId: owner,
    at: now,
    ...(ids.length > 1 ? { most } : {}),
  }
  town.put(town.batchShards, {
    ...shard,
    left: shard.left - 1,
    reservations: [...shard.reservations, reservation],
  })
  for (const couponId of slot.ids) {
    const before = yield* stand(town, batch, couponId, reservation)
    if (!before) return
    const found = readDuplicate(before, reservation)
    if (found.kind === 'taken') continue
    if (found.giveBack) yield* giveBack(town, shard._id, reservation.token)
    return
  }
  yield* giveBack(town, shard._id, reservation.token)
}

/** Writes the coupon unless one exists under its id, which is then answered. */
function* stand(
  town: Town,
  batch: CouponBatch,
  _id: string,
  { takenFor: commandId, token, memberId, at: now }: Reservation,
): Trips<CouponDoc | null> {
  yield
  const before = town.coupons.get(_id)
  if (before) return before
  const given = {
    _id,
    batch,
    memberId,
    origin: `claim:${batch._id}`,
    commandId,
    token,
    shardNumber: 0,
    codeId: '',
    now,
  }
  town.put(town.coupons, mintCoupon({ ...given, timeZone: town.brand.timeZone }))
  return null
}

function* giveBack(town: Town, shardId: string, token: string): Process {
  yield
  const shard = town.batchShards.get(shardId)
  if (!shard?.reservations.some(row => row.token === token)) return
  town.put(town.batchShards, { ...shard, left: shard.left + 1, reservations: without(shard, token) })
}

/** The sweeper finishes what died between stock and coupon; the coupons decide, never a clock. */
export function* processBatchShard(town: Town, batch: CouponBatch, shardId: string): Trips<void> {
  yield
  for (const row of town.batchShards.get(shardId)?.reservations ?? []) {
    yield
    const places = couponIdsOf(row, batch).flatMap(id => town.coupons.get(id) ?? [])
    const decision = processClaim(row, 0, batch, places)
    if (decision.do === 'insert') yield* stand(town, batch, decision.couponId, row)
    if (decision.do === 'give-back') yield* giveBack(town, shardId, row.token)
    if (decision.do !== 'drop') continue
    yield
    const shard = town.batchShards.get(shardId)
    if (shard) town.put(town.batchShards, { ...shard, reservations: without(shard, row.token) })
  }
}

const without = ({ reservations }: StockShardDoc, token: string) =>
  reservations.filter(row => row.token !== token)
