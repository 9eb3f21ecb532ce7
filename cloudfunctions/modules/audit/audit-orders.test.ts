import type { MemberDoc } from '@shared/domain/account/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditOrders } from './audit-orders'
import { asking } from './testing/audited'

const shop = testShop()
const { lin, gu } = PEOPLE
const broken = async () => (await auditOrders(asking(shop))).broken
const order = (id: string) => shop.one<OrderDoc>('orders', id)

test('orders that were paid, refunded or never known to a person are in order', async () => {
  await shop.paid(lin, 6800)
  await shop.refunded(await shop.paid(gu, 5000), 2000)
  expect(await auditOrders(asking(shop))).toEqual({ broken: [], looked: 2, next: '' })
  await shop.sweep()
  expect(await broken()).toEqual([])
})

test('an order whose facts are still to be settled is owed and not broken', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const version = order(orderId).version + 1
  shop.change('orders', orderId, { version })
  expect(await broken()).toEqual([])
  shop.change('orders', orderId, { settledVersion: version })
  expect(await broken()).toEqual([expect.stringContaining(`facts are at ${version}`)])
})

test('a paid order without an entry is named, wherever the entries are looked for', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  shop.change('members', shop.memberId(lin), { journal: [] })
  expect(await broken()).toEqual([`${orderId}: paid but not booked`])
})

test('an entry in the journal and in the ledger at once is one entry', async () => {
  await shop.paid(lin, 6800)
  const { journal } = memberOf(shop, lin)
  shop.given({ ledger: journal })
  expect(await broken()).toEqual([])
})

test('an order keeps the entries it had when its owner’s card was merged', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const card = memberOf(shop, lin)
  const today: MemberDoc = { ...card, _id: shop.memberId(gu), cardNo: '6200000027', formerIds: [card._id] }
  shop.given({ members: [{ ...card, mergedInto: today._id, journal: [], caps: [] }, today] })
  expect(await broken()).toEqual([])
  shop.change('members', today._id, { journal: [] })
  expect(await broken()).toEqual([`${orderId}: paid but not booked`])
})

test('what an order earned that is counted against no cap of its day is named', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  shop.change('members', shop.memberId(lin), { caps: [] })
  expect(await broken()).toEqual([`${orderId}: earned 68 on 2026-11-22, counted are 0`])
})

test('an entry of later facts than the order was read with does not count yet', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const [entry] = memberOf(shop, lin).journal
  const later = { ...entry, _id: `${orderId}:v2`, version: 2, kept: 1 } as LedgerEntry
  shop.given({ ledger: [later] })
  expect(await broken()).toEqual([])
})

test('orders of another brand are none of this audit, those without a person break nothing', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  shop.change('members', shop.memberId(lin), { journal: [] })
  shop.change('orders', orderId, { memberId: '' })
  expect(await broken()).toEqual([])
  shop.change('orders', orderId, { memberId: shop.memberId(lin), brandId: 'lanxi' })
  expect(await auditOrders(asking(shop))).toMatchObject({ broken: [], looked: 0 })
})

test('five hundred orders are a page, in groups that fit into memory', async () => {
  const { orderId } = await shop.paid(lin, 6800)
  const settled = { ...order(orderId), paid: null, grant: null }
  const orders = Array.from({ length: 500 }, (_none, i) => ({
    ...settled,
    _id: `0${String(i).padStart(4, '0')}`,
  }))
  shop.given({ orders })
  shop.trips = []
  expect(await auditOrders(asking(shop))).toEqual({ broken: [], looked: 500, next: '00499' })
  const groups = shop.trips.flatMap(({ what }) =>
    what.startsWith('ledger.find') ? [what.match(/"0\d+"/g)?.length] : [],
  )
  expect(groups).toEqual([100, 100, 100, 100, 100])
  expect(await auditOrders(asking(shop, '00499'))).toMatchObject({ looked: 1, next: '' })
})
