import { blankOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { DAY_MS, NOW, origin } from '../test-brand'
import { belongsAt, billsMatterAt, ownPartOf, takesPayment, takesRefund } from './belonging'
import { merchant } from './test-merchant'

const FROM = NOW - 10 * DAY_MS
const left = merchant({ state: 'left', periods: [{ fromAt: FROM, toAt: NOW }] })
const invited = merchant({ state: 'invited', periods: [] })
const placed = (createdAt: number, over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...blankOrder(origin('T1', { mchid: '1900000110' }), createdAt),
  amountFen: 6800,
  ...over,
})

describe('a payment at a merchant number', () => {
  test.each([
    ['on its first moment with the brand', left, FROM, null, true],
    ['a moment before', left, FROM - 1, null, false],
    ['on its last moment', left, NOW - 1, null, true],
    ['at the moment it has left', left, NOW, null, false],
    ['after it left, of an order placed before', left, NOW + 5, placed(NOW - 1), true],
    ['after it left, of an order placed after', left, NOW + 5, placed(NOW + 1), false],
    [
      'after it left, of which only the refund was known before',
      left,
      NOW + 5,
      placed(NOW - 1, { amountFen: null }),
      false,
    ],
    ['while it was only invited', invited, NOW, null, false],
    ['while it was only invited, for an order', invited, NOW, placed(NOW), false],
  ])('%s', (_case, relation, at, order, own) => {
    expect(takesPayment(relation, { at }, order)).toBe(own)
  })
})

test('a refund is looked after whenever its order is known, and waits for its payment where the number ever collected', () => {
  expect(takesRefund(left, placed(NOW))).toBe(true)
  expect(takesRefund(left, null)).toBe(true)
  expect(takesRefund(invited, placed(NOW))).toBe(true)
  expect(takesRefund(invited, null)).toBe(false)
})

test('bills matter from the confirmation until a year after leaving', () => {
  const asked = [FROM - 1, FROM, NOW, NOW + 364 * DAY_MS, NOW + 366 * DAY_MS]
  expect(asked.map(at => billsMatterAt(left, at))).toEqual([false, true, true, true, false])
  expect(billsMatterAt(invited, NOW)).toBe(false)
  expect(billsMatterAt(merchant(), NOW + 5000 * DAY_MS)).toBe(true)
})

test('of a bill only what is known, or was made in its time, is the brand’s', () => {
  const row = (outTradeNo: string, at: number) => ({ outTradeNo, at, transactionId: `tx-${outTradeNo}` })
  const bill = {
    payments: [row('known', NOW + 5), row('in-time', NOW - 1), row('foreign', NOW)].map(each => ({
      ...each,
      totalFen: 100,
      couponFen: 0,
    })),
    refunds: [row('known', NOW + 9), row('foreign', NOW + 9)].map(each => ({
      ...each,
      refundNo: `R-${each.outTradeNo}`,
      fen: 100,
      status: 'SUCCESS',
    })),
  }
  const own = ownPartOf(bill, left, [placed(NOW - 1, { outTradeNo: 'known' })])
  expect(own.payments.map(({ outTradeNo }) => outTradeNo)).toEqual(['known', 'in-time'])
  expect(own.refunds.map(({ outTradeNo }) => outTradeNo)).toEqual(['known'])
})

test('two times with the brand leave the gap between them out', () => {
  const twice = merchant({
    periods: [
      { fromAt: 0, toAt: 10 },
      { fromAt: 20, toAt: 30 },
    ],
  })
  expect([0, 9, 10, 19, 20, 29, 30].map(at => belongsAt(twice, at))).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ])
})
