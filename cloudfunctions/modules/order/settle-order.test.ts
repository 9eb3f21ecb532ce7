import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { settle } from './settle-order'
import { blank, LIN, orderOf, outrun, outrunMember, unsettled } from './testing/orders'

const shop = testShop()
const { lin } = PEOPLE
const ID = '1900000109:T00001'
const given = (over: Partial<OrderDoc> = {}) => {
  const order = unsettled(shop, over)
  shop.given({ orders: [order] })
  return order
}
const entries = () => shop.all<MemberDoc>('members').flatMap(({ journal }) => journal)
const refund = (fen: number) => ({ no: 'R1', state: 'success' as const, fen, payerFen: fen, at: shop.now() })

test('a payment gives points, growth and the gift of its campaign in four trips', async () => {
  const settlement = await settle(given(), shop.now())
  expect(
    shop.trips
      .map(({ what }) => what.split(' ')[0])
      .filter(what => !/wake|campaigns|brands/.test(what ?? '')),
  ).toEqual(['members.get', 'ledger.find', 'members.add', 'orders.update'])
  expect(settlement).toEqual({ kind: 'settled', order: orderOf(shop, ID), member: shop.one('members', LIN) })
  expect(orderOf(shop, ID)).toMatchObject({
    version: 2,
    settledVersion: 2,
    dueAt: NEVER,
    tries: 0,
    keptPoints: 68,
    grant: {
      points: 68,
      growth: 68,
      rate: 10_000,
      tier: 'xinya',
      ruleVersion: 3,
      eligibleFen: 6800,
      cappedBy: null,
    },
    gifts: [{ batchId: 'shanze:cold-brew', thresholdFen: 6000, state: 'planned' }],
  })
  expect(entries()).toMatchObject([{ _id: `${ID}:v2`, kind: 'order', version: 2, kept: 68 }])
})

test.each([
  ['an order without a payer', { memberId: '' }],
  ['a stub of a refund without its payment', { paid: null, amountFen: null }],
  ['an order that was closed without a payment', { paid: null, closed: { at: 1 } }],
])('%s only discharges its duty', async (_case, over) => {
  const order = given(over)
  expect(await settle(order, shop.now())).toMatchObject({ kind: 'settled', member: null })
  expect(orderOf(shop, ID)).toEqual({ ...order, settledVersion: 2, dueAt: NEVER })
  expect(shop.all('members')).toEqual([])
})

test('settling again, also with a stale order in hand, books nothing twice', async () => {
  const order = given()
  await settle(order, shop.now())
  const before = shop.database.dump()
  shop.pass(5_000)
  expect(await settle(order, shop.now())).toMatchObject({ kind: 'settled', order: { settledVersion: 2 } })
  expect(await settle(orderOf(shop, ID), shop.now())).toMatchObject({ order: { settledVersion: 2 } })
  expect(shop.database.dump()).toEqual(before)
})

test('an entry that was archived meanwhile is found in the ledger and not booked again', async () => {
  const order = given()
  await settle(order, shop.now())
  const [entry] = entries()
  shop.given({ ledger: [entry as LedgerEntry], orders: [order] })
  shop.change('members', LIN, { journal: [] })
  expect(await settle(order, shop.now())).toMatchObject({ kind: 'settled', order: { keptPoints: 68 } })
  expect(entries()).toEqual([])
  expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 2, keptPoints: 68 })
})

test('of several archived entries of an order the newest counts', async () => {
  const order = given()
  await settle(order, shop.now())
  const [entry] = entries()
  const newer = { ...entry, _id: `${ID}:v3`, version: 3, kept: 20 } as LedgerEntry
  shop.given({ ledger: [entry as LedgerEntry, newer], orders: [{ ...order, version: 3 }] })
  shop.change('members', LIN, { journal: [] })
  expect(await settle({ ...order, version: 3 }, shop.now())).toMatchObject({ order: { keptPoints: 20 } })
})

test('a refund takes back its part of the points and the gift that is no longer deserved', async () => {
  await settle(given(), shop.now())
  outrun(shop, ID, { refunds: [refund(801)] })
  await settle(orderOf(shop, ID), shop.now())
  expect(orderOf(shop, ID)).toMatchObject({
    settledVersion: 3,
    keptPoints: 59,
    gifts: [{ state: 'withdrawn' }],
  })
  expect(shop.one(`coupons`, `gift:${ID}:0`)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
})

test('a refund that leaves the threshold of the gift takes no gift back', async () => {
  await settle(given(), shop.now())
  outrun(shop, ID, { refunds: [refund(800)] })
  await settle(orderOf(shop, ID), shop.now())
  expect(orderOf(shop, ID)).toMatchObject({ keptPoints: 60, gifts: [{ state: 'planned' }] })
  expect(shop.all('coupons')).toEqual([])
})

test('a refund marks a gift that was used with its brand-local day, the first time only', async () => {
  await shop.joined(lin)
  await settle(given(), shop.now())
  await shop.must(lin, 'coupon.takeGift', { commandId: shop.command(), orderId: ID, index: 0 })
  const gift = shop.one<CouponDoc>('coupons', `gift:${ID}:0`)
  shop.change('coupons', gift._id, { state: 'USED', uses: [{ voided: null }] })
  outrun(shop, ID, { refunds: [refund(6800)] })
  await settle(orderOf(shop, ID), shop.now())
  expect(orderOf(shop, ID).gifts).toMatchObject([{ state: 'withdrawn', usedDay: '2026-11-22' }])
  shop.pass(86_400_000)
  outrun(shop, ID)
  await settle(orderOf(shop, ID), shop.now())
  expect(orderOf(shop, ID).gifts).toMatchObject([{ state: 'withdrawn', usedDay: '2026-11-22' }])
})

describe('a settle that loses the race', () => {
  test('to a new fact settles the newer version', async () => {
    const order = given()
    shop.between(/^orders.update/, () => outrun(shop, ID, { refunds: [refund(6800)] }))
    expect(await settle(order, shop.now())).toMatchObject({
      kind: 'settled',
      order: { version: 3, keptPoints: 0 },
    })
    expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 3, keptPoints: 0 })
    expect(entries()).toMatchObject([
      { version: 2, kept: 68 },
      { version: 3, kept: 0 },
    ])
  })

  test('to another settle of the same version answers with what that one wrote', async () => {
    const order = given()
    shop.between(/^orders.update/, () => settle(order, shop.now() + 1))
    expect(await settle(order, shop.now())).toMatchObject({ kind: 'settled', order: { settledVersion: 2 } })
    expect(entries()).toHaveLength(1)
  })

  test('to new facts five times leaves the order due', async () => {
    const order = given()
    shop.between(/^orders.update/, () => outrun(shop, ID), 5)
    expect(await settle(order, shop.now())).toEqual({ kind: 'left' })
    expect(orderOf(shop, ID)).toMatchObject({ version: 7, settledVersion: 1, dueAt: order.dueAt })
  })

  test('to new facts four times settles the fifth time', async () => {
    const order = given()
    shop.between(/^orders.update/, () => outrun(shop, ID), 4)
    expect(await settle(order, shop.now())).toMatchObject({ kind: 'settled', order: { settledVersion: 6 } })
  })

  test('to other writes of the member five times leaves the order due', async () => {
    await settle(given(), shop.now())
    const order = given({ _id: '1900000109:T00002', outTradeNo: 'T00002' })
    shop.between(/^members.update/, () => outrunMember(shop), 5)
    expect(await settle(order, shop.now())).toEqual({ kind: 'left' })
    expect(orderOf(shop, order._id)).toEqual(order)
  })
})

test('a slow second settle does not wake a shipping duty that is done', async () => {
  shop.change('brands', 'shanze', { shipping: { upload: true } })
  const order = given()
  shop.between(/^orders.update/, async () => {
    await settle(order, shop.now())
    shop.change('orders', ID, { shipping: { state: 'done', tries: 1 }, dueAt: NEVER })
  })
  await settle(order, shop.now())
  expect(orderOf(shop, ID)).toMatchObject({ shipping: { state: 'done', tries: 1 }, dueAt: NEVER })
})

test('a refund of an order that still owes its report leaves it due', async () => {
  given({ settledVersion: 2, shipping: { state: 'due', tries: 0 } })
  outrun(shop, ID, { refunds: [refund(1)] })
  await settle(orderOf(shop, ID), shop.now())
  expect(orderOf(shop, ID)).toMatchObject({ shipping: { state: 'due' }, dueAt: shop.now() + 30_000 })
})

test('an order that has gone is an error, not a settlement', async () => {
  await expect(settle(blank(shop), shop.now())).rejects.toThrow('has gone')
})

test('an order of an unknown brand is an error, not a settlement', async () => {
  const order = given({ brandId: 'nobrand' })
  await expect(settle(order, shop.now())).rejects.toThrow('unknown brand')
  expect(orderOf(shop, ID)).toEqual(order)
})

test("an order of one brand leaves the other brand's member of the same person alone", async () => {
  const other = { ...given({ memberId: 'lanxi:openid-lin', brandId: 'lanxi', _id: '1900000207:T1' }) }
  await settle(other, shop.now())
  const before = shop.one('members', 'lanxi:openid-lin')
  await settle(given(), shop.now())
  expect(shop.one('members', 'lanxi:openid-lin')).toEqual(before)
})
