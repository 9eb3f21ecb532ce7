import type { InputOf } from '@shared/contract'
import { openidsIn } from '../../testing/desk'
import { PEOPLE, testShop } from '../../testing/shop'
import { orderedGoods, orderOf, placed } from './testing/orders'

const shop = testShop()
const { lin, chen, shen } = PEOPLE
const YUNQI = 'shanze:yunqi'
const step = (orderId: string, over: Partial<InputOf<'order.step'>> = {}, by = chen) =>
  shop.when(by, 'order.step', {
    commandId: 'command-of-a-step',
    storeId: YUNQI,
    orderId,
    from: 'waiting',
    to: 'making',
    ...over,
  })
const toMake = (storeId = YUNQI) => shop.must(chen, 'order.toMake', { storeId })
const stateOf = (id: string) => orderOf(shop, id).pickUp?.state

test('a clerk moves an order from waiting to taken, and it leaves the list', async () => {
  const { id } = await orderedGoods(shop)
  const steps = [
    ['waiting', 'making'],
    ['making', 'ready'],
    ['ready', 'taken'],
  ] as const
  for (const [from, to] of steps) {
    expect((await toMake()).orders.map(({ pickUp }) => pickUp.state)).toEqual([from])
    const answer = await step(id, { commandId: `command-of-${to}-step`, from, to })
    expect(answer).toMatchObject({ ok: true, data: { orderId: id, pickUp: { number: 1, state: to } } })
  }
  expect((await toMake()).orders).toEqual([])
  expect(orderOf(shop, id).pickUp?.steps.map(({ to, staffId }) => [to, staffId])).toEqual([
    ['making', 'shanze:openid-chen'],
    ['ready', 'shanze:openid-chen'],
    ['taken', 'shanze:openid-chen'],
  ])
})

test('the list names goods and numbers, and nobody', async () => {
  const { id } = await orderedGoods(shop)
  const listed = await toMake()
  expect(listed.orders).toEqual([
    {
      orderId: id,
      tail: id.slice(-4),
      pickUp: { number: 1, day: '2026-11-22', state: 'waiting', at: shop.now() },
      paidAt: shop.now(),
      lines: [{ name: '高山白茶 · 热', quantity: 2 }],
    },
  ])
  expect(openidsIn(listed)).toEqual([])
  expect((await toMake('shanze:hubin')).orders).toEqual([])
})

test('the same command again is the same step, and its id serves no other', async () => {
  const { id } = await orderedGoods(shop)
  await step(id)
  const before = orderOf(shop, id)
  expect(await step(id)).toMatchObject({ ok: true, data: { pickUp: { state: 'making' } } })
  expect(await step(id, { to: 'ready' })).toMatchObject({ code: 'CONFLICT' })
  expect(await step(id, {}, shen)).toMatchObject({ code: 'CONFLICT' })
  expect(orderOf(shop, id)).toEqual(before)
})

test('two clerks at once are one step; the second sees where it stands', async () => {
  const { id } = await orderedGoods(shop)
  shop.between(/^orders\.update/, () => step(id, { commandId: 'command-of-another' }, shen))
  expect(await step(id)).toMatchObject({
    code: 'ORDER_MOVED',
    data: { pickUp: { number: 1, state: 'making' } },
  })
  expect(orderOf(shop, id).pickUp?.steps).toHaveLength(1)
})

test('a refund that comes in between stops the step', async () => {
  const order = await orderedGoods(shop)
  shop.between(/^orders\.update .*pickUp.state/, () => shop.refunded(order, 5600))
  expect(await step(order.id)).toMatchObject({ code: 'ORDER_PAID_BACK' })
  expect(stateOf(order.id)).toBe('waiting')
  expect((await toMake()).orders).toEqual([])
})

test('a fact that leaves the order to be made only costs another tap', async () => {
  const order = await orderedGoods(shop)
  shop.between(/^orders\.update .*pickUp.state/, () => shop.refunded(order, 100))
  expect(await step(order.id)).toMatchObject({ code: 'BUSY' })
  expect(await step(order.id)).toMatchObject({ ok: true })
})

test.each([
  ['by a customer', lin, {}, 'NOT_STAFF'],
  ['at a store that is not there', chen, { storeId: 'shanze:gone' }, 'STORE_NOT_FOUND'],
  ['of another store', chen, { storeId: 'shanze:hubin' }, 'ORDER_NOT_FOUND'],
  ['of an unknown order', chen, { orderId: '1900000109:none' }, 'ORDER_NOT_FOUND'],
  ['back', chen, { from: 'making', to: 'waiting' }, 'ORDER_MOVED'],
] as const)('a step %s is refused', async (_case, by, over, code) => {
  const { id } = await orderedGoods(shop)
  expect(await step(id, over, by)).toMatchObject({ ok: false, code })
  expect(stateOf(id)).toBe('waiting')
})

test('a clerk of another store may neither see nor move it', async () => {
  const { id } = await orderedGoods(shop)
  shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] })
  expect(await step(id)).toMatchObject({ code: 'STAFF_WRONG_STORE' })
  expect(await shop.when(chen, 'order.toMake', { storeId: YUNQI })).toMatchObject({
    code: 'STAFF_WRONG_STORE',
  })
})

test('an order without a number is no order to make', async () => {
  const order = await placed(shop)
  await order.pay()
  expect(await step(order.id)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
  expect((await toMake()).orders).toEqual([])
})

test('what nobody marked as taken leaves the list after the next day', async () => {
  await orderedGoods(shop)
  shop.pass(86_400_000)
  expect((await toMake()).orders).toHaveLength(1)
  shop.pass(86_400_000)
  expect((await toMake()).orders).toEqual([])
})
