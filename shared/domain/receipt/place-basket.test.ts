import { addPaid } from '../order/add-fact'
import type { OrderDoc } from '../order/types'
import { LIN, NOW, TODAY } from '../test-brand'
import { type BasketDecision, placeBasket } from './place-basket'
import type { BasketTicket } from './types'

const place = { brandId: 'shanze', storeId: 'shanze:yunqi' }
const tea = { name: '白茶', qty: 1, fen: 6800 }
const ticket = (over: Partial<BasketTicket> = {}): BasketTicket => ({
  kind: 'basket',
  mchid: '1900000109',
  outTradeNo: 'TILL1',
  amountFen: 6800,
  lines: [tea],
  ...over,
})
const put = (order: OrderDoc | null, over: Partial<BasketTicket> = {}) =>
  placeBasket(order, ticket(over), place, NOW)
function orderOf(decision: BasketDecision | ReturnType<typeof addPaid>): OrderDoc {
  if (decision.kind !== 'insert' && decision.kind !== 'update') throw new Error(decision.kind)
  return decision.order
}
const empty = orderOf(put(null, { lines: [] }))
const pay = (order: OrderDoc) =>
  addPaid(
    order,
    {
      origin: { ...place, mchid: '1900000109', outTradeNo: 'TILL1', memberId: LIN, source: 'notice' },
      paid: { transactionId: 't1', at: NOW, day: TODAY, totalFen: 6800, payerFen: 6800, promotions: [] },
    },
    NOW,
  )

describe('what a till says is in a payment', () => {
  test('makes an order without any fact, asked about like every unpaid one', () => {
    expect(put(null)).toMatchObject({
      kind: 'insert',
      order: { version: 1, paid: null, memberId: '', source: 'till', lines: [tea], dueAt: NOW + 10_000 },
    })
  })

  test('may follow the order, as a version of its own', () => {
    expect(put(empty)).toMatchObject({ kind: 'update', before: 1, order: { version: 2, lines: [tea] } })
  })

  test('sent again is kept; other goods, or goods after the payment, are too late for good', () => {
    const kept = orderOf(put(empty))
    expect(put(kept)).toEqual({ kind: 'kept' })
    expect(put(kept, { lines: [{ ...tea, qty: 2 }] })).toEqual({ kind: 'too-late' })
    expect(put(orderOf(pay(kept)))).toEqual({ kind: 'kept' })
    expect(put(orderOf(pay(empty)))).toEqual({ kind: 'too-late' })
  })

  test('of another amount belongs to another sale', () => {
    expect(put(empty, { amountFen: 6900 })).toEqual({ kind: 'other-amount' })
  })

  test('and its payment, decided side by side from one reading, guard the same version: only one is written', () => {
    const [basket, payment] = [put(empty), pay(empty)]
    expect([basket, payment]).toMatchObject([{ before: 1 }, { before: 1 }])
    expect([orderOf(basket).version, orderOf(payment).version]).toEqual([2, 2])
  })
})
