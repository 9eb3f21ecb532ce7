import type { OrderDoc } from '@shared/domain/order/types'
import { givenLink } from '../../modules/link/testing/links'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu, shen, he } = PEOPLE
const MINUTE = 60_000
const report = (days: 1 | 7 | 30 = 7) => shop.must(he, 'link.report', { days })
const come = (by = lin, code = 'Ab3kP9x') => shop.must(by, 'link.resolve', { code, scene: 1047 })
const orders = () => shop.all<OrderDoc>('orders')

test('a person comes, joins, pays and claims: the path is named by all of it, what nobody brought stands apart', async () => {
  givenLink(shop, 'Ab3kP9x', { name: '台卡' })
  await come()
  shop.pass(MINUTE)
  await shop.joined(lin)
  await shop.paid(lin, 6_000)
  await shop.paid(gu, 4_000)
  const offers = await shop.must(lin, 'coupon.offers', {})
  const batchId = offers.offers.find(({ soldOut, tierName }) => !soldOut && tierName === '')?.batchId ?? ''
  await shop.must(lin, 'coupon.claim', { commandId: shop.command(), batchId })
  const { rows, complete, windowDays } = await report()
  expect(rows).toMatchObject([
    {
      linkId: 'shanze:Ab3kP9x',
      name: '台卡',
      visits: 1,
      people: 1,
      joins: 1,
      claims: 1,
      orders: 1,
      netFen: 6_000,
      ordersShare: 500,
      moneyShare: 600,
    },
    { linkId: '', orders: 1, netFen: 4_000, ordersShare: 500, moneyShare: 400 },
  ])
  expect({ complete, windowDays }).toEqual({ complete: true, windowDays: 30 })
})

test('a refund takes back what was put down to the path', async () => {
  givenLink(shop, 'Ab3kP9x')
  await come()
  shop.pass(MINUTE)
  const order = await shop.paid(lin, 6_000)
  await shop.refunded(order, 2_000)
  expect((await report()).rows[0]).toMatchObject({ linkId: 'shanze:Ab3kP9x', netFen: 4_000 })
  await shop.refunded(order, 4_000)
  expect((await report()).rows[0]).toMatchObject({
    linkId: 'shanze:Ab3kP9x',
    visits: 1,
    orders: 0,
    netFen: 0,
  })
  expect(orders()[0]?.broughtBy).toMatchObject({ linkId: 'shanze:Ab3kP9x' })
})

test('who paid first and came later was brought by nothing', async () => {
  givenLink(shop, 'Ab3kP9x')
  await shop.paid(shen, 6_000)
  shop.pass(MINUTE)
  await come(shen)
  const { rows } = await report()
  expect(rows).toMatchObject([
    { linkId: 'shanze:Ab3kP9x', visits: 1, orders: 0 },
    { linkId: '', orders: 1 },
  ])
  expect(orders()[0]).not.toHaveProperty('broughtBy')
})

test('a touch older than the brand’s window brings nothing any more', async () => {
  shop.change('brands', 'shanze', { attributionDays: 1 })
  givenLink(shop, 'Ab3kP9x')
  await come()
  shop.pass(25 * 60 * MINUTE)
  await shop.paid(lin, 6_000)
  expect(orders()[0]).not.toHaveProperty('broughtBy')
})

test('a redemption follows from the visit before it, and one that was undone counts for nobody', async () => {
  givenLink(shop, 'Ab3kP9x')
  await come()
  shop.pass(MINUTE)
  const memberId = shop.memberId(lin)
  const use = { commandId: 'c', at: shop.now() }
  const coupon = { brandId: 'shanze', memberId, origin: 'gift:x', takenAt: 0 }
  shop.given({
    coupons: [
      { ...coupon, _id: 'one', codeId: 'one', uses: [use] },
      { ...coupon, _id: 'two', codeId: 'two', uses: [{ ...use, voided: { at: 1 } }] },
    ],
  })
  expect((await report()).rows[0]).toMatchObject({ linkId: 'shanze:Ab3kP9x', redemptions: 1, claims: 0 })
})
