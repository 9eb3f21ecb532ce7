import type { OrderDoc } from '@shared/domain/order/types'
import { testShop } from '../../testing/shop'
import { blank, paidAt } from '../order/testing/orders'
import { orderTail, orderView } from './order-view'

const shop = testShop()
const view = (over: Partial<OrderDoc> = {}) => orderView(blank(shop, over), '云栖路店')
const refund = (state: 'success' | 'processing', fen: number, payerFen: number) => ({
  no: 'R',
  state,
  fen,
  payerFen,
  at: 1,
})

test('an unpaid order shows its amount and nothing of a payment', () => {
  expect(view()).toEqual({
    id: '1900000109:T00001',
    tail: '0001',
    state: 'unpaid',
    amountFen: 6800,
    payerFen: 0,
    refundedFen: 0,
    paidAt: null,
    storeName: '云栖路店',
    lines: [],
  })
})

test('a paid order shows what the customer really paid, and what really came back to them', () => {
  const paid = { ...paidAt(shop.now()), payerFen: 6300 }
  const refunds = [refund('success', 680, 630), refund('processing', 100, 100)]
  expect(view({ paid, refunds })).toMatchObject({
    state: 'partly-refunded',
    amountFen: 6800,
    payerFen: 6300,
    refundedFen: 630,
    paidAt: shop.now(),
  })
})

test('a stub of a refund is shown as an unpaid order without an amount', () => {
  expect(view({ amountFen: null })).toMatchObject({ state: 'unpaid', amountFen: 0 })
})

test('an order that was closed is shown so', () => {
  expect(view({ closed: { at: 1 } })).toMatchObject({ state: 'closed', amountFen: 6800 })
})

test('lines are shown per piece, rounded to whole fen', () => {
  const lines = [
    { productId: 'shanze:tea', name: '白茶', qty: 2, fen: 5601 },
    { name: '米糕', qty: 1, fen: 1400 },
  ]
  expect(view({ lines }).lines).toEqual([
    { name: '白茶', quantity: 2, priceFen: 2801, fen: 5601, productId: 'shanze:tea' },
    { name: '米糕', quantity: 1, priceFen: 1400, fen: 1400 },
  ])
})

test('a top-up shows the bonus that was promised with it', () => {
  expect(view({ topUp: { bonusFen: 1000, ruleVersion: 1 } })).toMatchObject({ topUp: { bonusFen: 1000 } })
  expect(view()).not.toHaveProperty('topUp')
})

test('people compare the last four characters of an order number', () => {
  expect(orderTail('1900000109:ABCDEF')).toBe('CDEF')
})
