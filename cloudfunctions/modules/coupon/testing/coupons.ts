import type { MemberDoc } from '@shared/domain/account/types'
import { mergedMarkOf } from '@shared/domain/coupon/merged-mark'
import { mintCoupon } from '@shared/domain/coupon/mint'
import type { BatchDoc, CouponDoc, CouponUse, PackBatch } from '@shared/domain/coupon/types'
import { batchIdOf, claimedCouponIdOf, stockShardIdOf } from '@shared/domain/ids'
import type { Reservation, StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

export const TIME_ZONE = 'Asia/Shanghai'
export const autumn = 'shanze:autumn'

/** A coupon of the setting as `by` has claimed it just now, with fields of its own. */
export function couponOf(
  shop: Shop,
  over: Partial<CouponDoc> = {},
  code = 'autumn',
  by: Someone = PEOPLE.lin,
) {
  const batch = shop.one<BatchDoc>('batches', batchIdOf('shanze', code))
  const memberId = shop.memberId(by)
  const minted = mintCoupon({
    _id: claimedCouponIdOf(batch._id, memberId, 1),
    batch,
    memberId,
    origin: `claim:${batch._id}`,
    commandId: 'command-of-a-claim',
    token: 'token-1',
    shardNumber: 0,
    codeId: '0123456789ABCDEF',
    now: shop.now(),
    timeZone: TIME_ZONE,
  })
  return { ...minted, ...over }
}

/** One redemption by chen in yunqi just now. */
export const useOf = (shop: Shop, over: Partial<CouponUse> = {}): CouponUse => ({
  commandId: 'command-of-a-use-1',
  storeId: 'shanze:yunqi',
  clerkId: shop.memberId(PEOPLE.chen),
  clerkName: 'openid-chen',
  at: shop.now(),
  clerkDay: `${shop.memberId(PEOPLE.chen)}:2026-11-22`,
  storeDay: 'shanze:yunqi:2026-11-22',
  amountFen: null,
  offFen: 1200,
  receiptNo: 'R-0000-0000',
  ...over,
})

export const shardOf = (shop: Shop, code = 'autumn') =>
  shop.one<StockShardDoc>('stockShards', stockShardIdOf('batch', batchIdOf('shanze', code), 0))
export const couponsOf = (shop: Shop) => shop.all<CouponDoc>('coupons')

/** A unit was taken for this command and nothing more happened: its function died. */
export function reserved(shop: Shop, reservation: Partial<Reservation> = {}, code = 'autumn'): Reservation {
  const row = {
    token: 'token-of-the-dead',
    takenFor: 'command-of-the-dead',
    memberId: shop.memberId(PEOPLE.lin),
    at: shop.now(),
    ...reservation,
  }
  const { _id, left, reservations } = shardOf(shop, code)
  const fields = { left: left - 1, reservations: [...reservations, row], dueAt: row.at + 60_000 }
  shop.change('stockShards', _id, fields)
  return row
}

/** Other customers' claims in progress, as many as a shard can keep. */
export function fill(shop: Shop, code = 'autumn', rows = 100): void {
  const { _id } = shardOf(shop, code)
  const reservations = Array.from({ length: rows }, (_, i) => ({
    token: `token-${i}`,
    takenFor: `command-of-other-${i}`,
    memberId: `shanze:other-${i}`,
    at: shop.now(),
  }))
  shop.change('stockShards', _id, { reservations })
}

/** Gu's card has become part of lin's. */
export async function merged(shop: Shop): Promise<void> {
  const [linId, guId] = [await shop.joined(PEOPLE.lin), await shop.joined(PEOPLE.gu)]
  shop.change('members', linId, { formerIds: [guId] })
  shop.change('members', guId, { mergedInto: linId })
  const both = [linId, guId].map(id => mergedMarkOf(shop.one<MemberDoc>('members', id)))
  shop.given({ coupons: both })
}

/** Two coupons in one unit: of autumn and of lakeside. */
export function givenPack(shop: Shop, over: Partial<PackBatch> = {}): PackBatch {
  const { rule: _rule, ...batch } = shop.one<BatchDoc & { rule: unknown }>('batches', autumn)
  const pack: PackBatch = {
    ...batch,
    _id: 'shanze:pack',
    kind: 'pack',
    name: '茶礼包',
    contents: [autumn, 'shanze:lakeside'],
    ...over,
  }
  const { reservations, dueAt } = shardOf(shop)
  const shard = { kind: 'batch', ownerId: pack._id, brandId: 'shanze', open: true, left: 3, total: 3 }
  shop.given({
    batches: [pack],
    stockShards: [{ ...shard, _id: 'shanze:pack:batch:0', reservations, dueAt }],
  })
  return pack
}
