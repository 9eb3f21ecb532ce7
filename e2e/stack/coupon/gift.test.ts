import type { CampaignDoc } from '@shared/domain/campaign/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { campaignIdOf, giftCouponIdOf, stockShardIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { addPaid, addRefund } from '@shared/domain/order/add-fact'
import type { FactDecision, OrderDoc } from '@shared/domain/order/types'
import type { Reservation, StockShardDoc } from '@shared/domain/stock/types'
import {
  BRAND,
  batchId,
  batchOf,
  MINUTE_MS,
  MONDAY_10,
  memberOf,
  newCommand,
  openShop,
  staffOf,
  YUNQI,
} from './shop'

const MCHID = '1900000109'
const campaign = (code: string, batch: string, thresholdFen: number): CampaignDoc => ({
  _id: campaignIdOf(BRAND, code),
  brandId: BRAND,
  version: 1,
  kind: 'pay-gift',
  name: code,
  state: 'open',
  fromAt: 0,
  toAt: NEVER,
  stores: ['*'],
  thresholdFen,
  batchIds: [batchId(batch)],
  perPerson: { limit: 100, per: 'day' },
  takeDays: 0,
})

const shop = openShop({
  batches: [
    batchOf('cold-brew', {}, { channel: 'gift', total: 40 }),
    batchOf('rare', {}, { channel: 'gift', total: 1 }),
  ],
  campaigns: [
    campaign('a-from-60', 'cold-brew', 6000),
    campaign('b-from-200', 'rare', 20_000),
    // Its batch has been deleted since.
    campaign('c-from-500', 'deleted', 50_000),
  ],
  staff: [staffOf('陈一')],
})
afterEach(() => expect(shop.invariants().broken).toEqual([]))

let numbers = 0
const noteworthy = (decision: FactDecision): OrderDoc => {
  if (decision.kind === 'insert' || decision.kind === 'update') return { ...decision.order, dueAt: MONDAY_10 }
  throw new Error(decision.kind)
}
const originOf = (who: string, outTradeNo: string) => ({
  mchid: MCHID,
  outTradeNo,
  brandId: BRAND,
  storeId: YUNQI,
  memberId: memberOf(who),
  source: 'notice' as const,
})

/** `who` pays; the fact is on the order and settled. */
async function paid(who: string, fen: number): Promise<OrderDoc> {
  const origin = originOf(who, `N${String(++numbers).padStart(9, '0')}`)
  const transactionId = `T-${origin.outTradeNo}`
  const fact = {
    transactionId,
    at: MONDAY_10,
    day: '2026-11-23',
    totalFen: fen,
    payerFen: fen,
    promotions: [],
  }
  const order = noteworthy(addPaid(null, { origin, paid: fact }, MONDAY_10))
  await shop.insert('orders', order)
  await shop.sweep()
  return shop.order(order._id)
}

/** WeChat reports that much refunded; it is not settled yet. */
async function refunded(order: OrderDoc, fen: number): Promise<void> {
  const refund = { no: `R-${order.outTradeNo}`, state: 'success' as const, fen, payerFen: fen, at: MONDAY_10 }
  const statement = { origin: order, totalFen: order.amountFen, refund }
  await shop.put('orders', noteworthy(addRefund(shop.order(order._id), statement, MONDAY_10)))
}

const take = (who: string, order: OrderDoc, index = 0) =>
  shop.ask(who, 'coupon.takeGift', { commandId: newCommand(), orderId: order._id, index })
const giftOf = (order: OrderDoc, index = 0) => shop.coupons({ _id: giftCouponIdOf(order._id, index) })[0]
const stockLeft = (code: string) =>
  shop.shards({ ownerId: batchId(code) }).reduce((sum, { left }) => sum + left, 0)

const shardOf = (order: OrderDoc) => {
  const { batchId: ownerId, shardNumber } = giftOf(order) as CouponDoc
  return shop.shards({ _id: stockShardIdOf('batch', ownerId, shardNumber) })[0] as StockShardDoc
}
const putShard = (order: OrderDoc, changes: (shard: StockShardDoc) => Partial<StockShardDoc>) => {
  const shard = shardOf(order)
  return shop.put('stockShards', { ...shard, ...changes(shard) })
}
/** What a run that brought the gift's unit back left on its shard before it died. */
const rowBack = (order: OrderDoc, token: string): Reservation => ({
  token,
  takenFor: giftCouponIdOf(order._id, 0),
  memberId: order.memberId,
  at: MONDAY_10,
  back: true,
})

describe('the gift of an order', () => {
  test('the gift of an order is taken by its payer, once, in three round trips', async () => {
    const order = await paid('a', 6800)
    expect(order.gifts).toMatchObject([{ batchId: batchId('cold-brew'), state: 'planned' }])
    const before = stockLeft('cold-brew')
    const { answer, trips } = await shop.call('a', 'coupon.takeGift', {
      commandId: newCommand(),
      orderId: order._id,
      index: 0,
    })
    expect(answer).toMatchObject({ ok: true, data: { coupon: { state: 'EFFECTIVE', notUsable: null } } })
    expect(trips).toBe(3)
    expect(await take('a', order)).toEqual({
      ...answer,
      requestId: expect.any(String),
      at: expect.any(Number),
    })
    expect(stockLeft('cold-brew')).toBe(before - 1)
  })

  test('the gift of an order cannot be taken by another person', async () => {
    const order = await paid('a', 6800)
    expect(await take('b', order)).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
    expect(await take('a', { ...order, _id: `${MCHID}:none` })).toMatchObject({ code: 'ORDER_NOT_YOURS' })
    expect(giftOf(order)).toBeUndefined()
  })

  test('a gift is not planned for a smaller order', async () => {
    const order = await paid('a', 5900)
    expect(await take('a', order)).toMatchObject({ ok: false, code: 'GIFT_NOT_FOUND' })
  })

  test('an order’s gift ends with the day; a gift taken in time is kept', async () => {
    const [orderInTime, orderTooLate] = [await paid('a', 6800), await paid('a', 6800)]
    await take('a', orderInTime)
    await shop.clock.set(Date.parse('2026-11-24T00:00:00+08:00'))
    expect(await take('a', orderInTime)).toMatchObject({ ok: true })
    expect(await take('a', orderTooLate)).toMatchObject({ ok: false, code: 'GIFT_OVER' })
  })

  test('an order’s gift may be gone when its stock is', async () => {
    const [first, second] = [await paid('a', 20_000), await paid('b', 20_000)]
    expect(await take('a', first, 1)).toMatchObject({ ok: true })
    expect(await take('b', second, 1)).toMatchObject({ ok: false, code: 'SOLD_OUT' })
    expect(await take('a', first, 1)).toMatchObject({ ok: true })
  })
})

describe('when the order is refunded', () => {
  test('a gift not taken before the order’s refund is gone for good', async () => {
    const order = await paid('a', 6800)
    await refunded(order, 6800)
    await shop.sweep()
    expect(await take('a', order)).toMatchObject({
      ok: false,
      code: 'GIFT_WITHDRAWN',
      message: '这一单退款了，送的券已收回',
    })
    const wallet = await shop.get('a', 'coupon.wallet', { tab: 'invalid' })
    expect(wallet.coupons.map(coupon => coupon.id)).not.toContain(giftCouponIdOf(order._id, 0))
  })

  test('a refund takes back an unused gift if what is left of the order no longer earns it', async () => {
    const [orderKept, orderLost] = [await paid('a', 6800), await paid('a', 6800)]
    await take('a', orderKept)
    await take('a', orderLost)
    await refunded(orderKept, 800)
    await refunded(orderLost, 801)
    await shop.sweep()
    expect(giftOf(orderKept)).toMatchObject({ state: 'EFFECTIVE', revoked: false })
    expect(giftOf(orderLost)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
    const code = shop.shown(giftOf(orderLost)?._id ?? '').scanned
    expect(await shop.ask('陈一', 'redemption.preview', { storeId: YUNQI, code })).toMatchObject({
      data: { verdict: 'not-usable', reason: { code: 'COUPON_REVOKED' } },
    })
  })

  test('C25: the unit of a gift that was not used goes back to stock, once', async () => {
    const before = stockLeft('cold-brew')
    const order = await paid('e', 10_000)
    await take('e', order)
    expect(stockLeft('cold-brew')).toBe(before - 1)
    await refunded(order, 9_000)
    await shop.sweep()
    expect(stockLeft('cold-brew')).toBe(before)
    const settled = shop.order(order._id)
    await shop.put('orders', { ...settled, version: settled.version + 1, dueAt: MONDAY_10 } as OrderDoc)
    await shop.clock.advance(2 * MINUTE_MS)
    await shop.sweep()
    expect(stockLeft('cold-brew')).toBe(before)
    expect(giftOf(order)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
  })

  test('C25: a return that died before the coupon named its row is finished by the sweeper', async () => {
    const before = stockLeft('cold-brew')
    const order = await paid('e', 6800)
    await take('e', order)
    await refunded(order, 6800)
    await shop.sweep()
    const { returnToken, ...unnamed } = giftOf(order) as CouponDoc
    expect(returnToken).toEqual(expect.any(String))
    await shop.put('coupons', unnamed)
    const died = [rowBack(order, 'first'), rowBack(order, 'second')]
    await putShard(order, ({ left }) => ({ left: left - 1, reservations: died, dueAt: MONDAY_10 }))
    await shop.clock.advance(2 * MINUTE_MS)
    await shop.sweep()
    expect(giftOf(order)?.returnToken).toBe('first')
    expect(shardOf(order).reservations).toEqual([])
    expect(stockLeft('cold-brew')).toBe(before)
  })

  test('C25: a unit comes back to a shard that was full of reservations', async () => {
    const before = stockLeft('cold-brew')
    const [gone, order] = [await paid('e', 6800), await paid('e', 6800)]
    for (const each of [gone, order]) await take('e', each)
    await refunded(gone, 6800)
    await shop.sweep()
    const superseded = Array.from({ length: LIMITS.reservations }, (_, i) => rowBack(gone, `late-${i}`))
    await putShard(order, () => ({ reservations: superseded, dueAt: NEVER }))
    await refunded(order, 6800)
    await shop.clock.advance(2 * MINUTE_MS)
    await shop.sweep()
    expect(shardOf(order).reservations).toEqual([])
    expect(stockLeft('cold-brew')).toBe(before)
  })

  test('C25: an order whose gift has no batch any more is settled all the same', async () => {
    const order = await paid('f', 50_000)
    expect(order.gifts.map(gift => gift.batchId)).toContain(batchId('deleted'))
    await refunded(order, 50_000)
    await shop.sweep()
    const { keptPoints, settledVersion, version } = shop.order(order._id)
    expect([keptPoints, settledVersion]).toEqual([0, version])
    expect(giftOf(order, 2)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
  })

  test('gift-taken-while-refunded: whoever is first, it ends taken back and no unit is lost', async () => {
    const before = stockLeft('cold-brew')
    for (let round = 0; round < 5; round++) {
      const order = await paid('c', 6800)
      await refunded(order, 6800)
      const [answer] = await Promise.all([take('c', order), shop.sweep()])
      if (!answer.ok) expect(answer.code).toBe('GIFT_WITHDRAWN')
      expect(giftOf(order)).toMatchObject({ revoked: true, state: 'DEACTIVATED' })
    }
    await shop.clock.advance(2 * MINUTE_MS)
    await shop.sweep()
    expect(stockLeft('cold-brew')).toBe(before)
  })

  test('used-refunded-undone: a used gift stays used, and its undo does not bring it back', async () => {
    const order = await paid('d', 6800)
    await take('d', order)
    const coupon = giftOf(order)
    const couponId = coupon?._id ?? ''
    const preview = await shop.get('陈一', 'redemption.preview', {
      storeId: YUNQI,
      code: shop.shown(couponId).scanned,
    })
    const permit = preview.kind === 'coupon' ? preview.permit : ''
    await shop.get('陈一', 'redemption.redeem', { commandId: newCommand(), storeId: YUNQI, couponId, permit })
    await refunded(order, 6800)
    await shop.sweep()
    expect(giftOf(order)).toMatchObject({ state: 'USED', revoked: true })
    expect(shop.order(order._id).gifts[0]).toMatchObject({ state: 'withdrawn', usedDay: '2026-11-23' })
    await shop.get('陈一', 'redemption.undo', { commandId: newCommand(), couponId, useIndex: 0 })
    expect(giftOf(order)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
  })
})
