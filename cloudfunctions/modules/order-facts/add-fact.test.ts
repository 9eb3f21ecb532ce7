import { addClosed, addPaid, addPaidBack } from '@shared/domain/order/add-fact'
import { createOrder } from '@shared/domain/order/create-order'
import type { FactDecision, OrderDoc } from '@shared/domain/order/types'
import { origin, paidFact } from '@shared/domain/test-brand'
import { testShop } from '../../testing/shop'
import { addFact } from './add-fact'

const shop = testShop()
const ID = '1900000109:T1'
const order = (): OrderDoc =>
  createOrder({
    ...origin('T1'),
    amountFen: 6800,
    description: '',
    lines: [],
    commandId: '',
    inputHash: '',
    now: shop.now(),
  })
const stored = () => shop.one<OrderDoc>('orders', ID)
const pay = (existing: OrderDoc | null): FactDecision =>
  addPaid(existing, { origin: origin('T1'), paid: paidFact(6800) }, shop.now())
const trips = () =>
  shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what?.startsWith('orders'))
/** Another fact, written by another process. */
const outrun = (fields: Partial<OrderDoc> = {}) =>
  shop.change('orders', ID, { version: stored().version + 1, ...fields })

test('a fact of an unknown order inserts it, due for settling, in two trips', async () => {
  expect(await addFact(ID, pay)).toEqual({ kind: 'added', order: stored() })
  expect(stored()).toMatchObject({ version: 1, paid: { totalFen: 6800 }, dueAt: shop.now() + 20_000 })
  expect(trips()).toEqual(['orders.get', 'orders.add'])
})

test.each([
  ['an order', () => order(), ['orders.update']],
  ['its absence', () => null, ['orders.add']],
])('%s in hand spares the first read', async (_case, inHand, expected) => {
  const known = inHand()
  if (known) shop.given({ orders: [known] })
  expect(await addFact(ID, pay, known)).toMatchObject({ kind: 'added' })
  expect(trips()).toEqual(expected)
})

test('a fact leaves what a settle wrote meanwhile under the same version as it is', async () => {
  shop.given({ orders: [order()] })
  shop.between(/^orders.update/, () => shop.change('orders', ID, { keptPoints: 5, settledVersion: 1 }))
  expect(await addFact(ID, pay)).toMatchObject({ kind: 'added' })
  expect(stored()).toMatchObject({ version: 2, keptPoints: 5, settledVersion: 1, paid: {}, tries: 0 })
})

test('a fact is written with every field that facts decide', async () => {
  shop.given({ orders: [{ ...order(), memberId: '', storeId: '', amountFen: null, tries: 3 }] })
  await addFact(ID, pay)
  const facts = { memberId: 'shanze:o-lin', storeId: 'shanze:yunqi', amountFen: 6800 }
  expect(stored()).toMatchObject({
    ...facts,
    tries: 0,
    dueAt: shop.now() + 20_000,
    closed: null,
    refunds: [],
  })
  expect(stored()).not.toHaveProperty('paidBackFen')
})

test('what was paid back of a top-up is a fact, and never becomes less', async () => {
  shop.given({ orders: [order()] })
  const back = (fen: number) => (existing: OrderDoc | null) =>
    addPaidBack(existing ?? order(), fen, shop.now())
  expect(await addFact(ID, back(500))).toMatchObject({ kind: 'added', order: { paidBackFen: 500 } })
  expect(await addFact(ID, back(400))).toMatchObject({ kind: 'already', order: { paidBackFen: 500 } })
  expect(stored()).toMatchObject({ version: 2, paidBackFen: 500 })
})

test('the same fact again is one trip and changes nothing', async () => {
  await addFact(ID, pay)
  const before = stored()
  shop.trips = []
  expect(await addFact(ID, pay)).toEqual({ kind: 'already', order: before })
  expect(trips()).toEqual(['orders.get'])
})

test('a fact that fits no order is answered as decided and writes nothing', async () => {
  const unmatched = { kind: 'unmatched', reason: 'amount-differs' } as const
  expect(await addFact(ID, () => unmatched)).toEqual(unmatched)
  expect(shop.all('orders')).toEqual([])
})

test('a known fact of an order that is not there is an error', async () => {
  await expect(addFact(ID, () => ({ kind: 'already' }))).rejects.toThrow('not there')
})

describe('a fact that loses the race', () => {
  test('to the insert of another process is decided again on what that wrote', async () => {
    shop.between(/^orders.add/, () => shop.given({ orders: [{ ...order(), closed: { at: 1 }, version: 4 }] }))
    expect(await addFact(ID, pay)).toMatchObject({ kind: 'added', order: { version: 5 } })
    expect(stored()).toMatchObject({ closed: { at: 1 }, paid: { totalFen: 6800 } })
  })

  test('to the same fact finds it written', async () => {
    shop.between(/^orders.add/, () => addFact(ID, pay))
    expect(await addFact(ID, pay)).toMatchObject({ kind: 'already', order: { version: 1 } })
  })

  test('to another fact keeps both', async () => {
    shop.given({ orders: [order()] })
    const close = (existing: OrderDoc | null) => addClosed(existing ?? order(), 5, shop.now())
    shop.between(/^orders.update/, () => addFact(ID, close))
    await addFact(ID, pay)
    expect(stored()).toMatchObject({ version: 3, closed: { at: 5 }, paid: { totalFen: 6800 } })
  })

  test.each([
    [4, 'added', 6],
    [5, 'busy', 6],
  ])('%i times in a row is %s', async (times, kind, version) => {
    shop.given({ orders: [order()] })
    shop.between(/^orders.update/, () => outrun(), times)
    expect(await addFact(ID, pay)).toMatchObject({ kind })
    expect(stored()).toMatchObject({ version, paid: kind === 'busy' ? null : {} })
  })
})
