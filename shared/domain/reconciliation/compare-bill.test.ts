import { blankOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { NOW, origin, paidFact, refundFact } from '../test-brand'
import { billWindow, newestBillDay } from './bill-day'
import { compareBill } from './compare-bill'
import type { BillPayment, BillRefund } from './types'

const window = billWindow('2026-11-22')
const order = (over: Partial<OrderDoc> = {}, no = 'T1'): OrderDoc => ({
  ...blankOrder(origin(no), NOW),
  ...over,
})
const paid = order({ paid: paidFact(6800) })
const payment = (over: Partial<BillPayment> = {}): BillPayment => ({
  outTradeNo: 'T1',
  transactionId: 'tx-1',
  totalFen: 6800,
  couponFen: 0,
  at: NOW,
  ...over,
})
const refund = (over: Partial<BillRefund> = {}): BillRefund => ({
  outTradeNo: 'T1',
  transactionId: 'tx-1',
  refundNo: 'R1',
  fen: 2000,
  status: 'SUCCESS',
  at: NOW,
  ...over,
})
const refunded = (over = {}) => order({ paid: paidFact(6800), refunds: [refundFact('R1', 2000, over)] })
const kinds = (payments: BillPayment[], refunds: BillRefund[], orders: OrderDoc[]) =>
  compareBill({ payments, refunds }, orders, window).map(each => each.kind)

describe('payments', () => {
  test.each([
    ['agree', [payment()], [paid], []],
    ['unknown here', [payment()], [], ['payment-missing-here']],
    ['known here but not as paid: its notice was lost', [payment()], [order()], ['payment-missing-here']],
    ['of another amount', [payment({ totalFen: 6900 })], [paid], ['payment-amount']],
    [
      'whose coupon we counted as the customer’s money',
      [payment({ couponFen: 800 })],
      [paid],
      ['payment-discount'],
    ],
    [
      'whose bank took off more than its coupons',
      [payment({ couponFen: 800 })],
      [order({ paid: paidFact(6800, { payerFen: 5000 }) })],
      [],
    ],
    ['of another transaction', [payment({ transactionId: 'tx-2' })], [paid], ['payment-transaction']],
    ['paid that day, not in the bill', [], [paid], ['payment-missing-there']],
    ['paid the day before', [], [order({ paid: paidFact(6800, { at: window.fromAt - 1 }) })], []],
    [
      'paid at the first moment of the day',
      [],
      [order({ paid: paidFact(1, { at: window.fromAt }) })],
      ['payment-missing-there'],
    ],
    ['paid at the first moment of the next', [], [order({ paid: paidFact(1, { at: window.untilAt }) })], []],
    ['never paid anywhere', [], [order()], []],
  ] as const)('%s', (_case, payments, orders, expected) => {
    expect(kinds([...payments], [], [...orders])).toEqual(expected)
  })
})

describe('refunds', () => {
  test.each([
    ['agree', refund(), refunded(), []],
    ['made by hand on the platform', refund(), paid, ['refund-missing-here']],
    ['of an order we do not know', refund({ outTradeNo: 'T9' }), paid, ['refund-missing-here']],
    ['that failed and that we never heard of', refund({ status: 'FAIL' }), paid, []],
    ['of another amount', refund({ fen: 2100 }), refunded(), ['refund-amount']],
    ['done there, still on its way here', refund(), refunded({ state: 'processing' }), ['refund-state']],
    ['failed there, done here', refund({ status: 'FAIL' }), refunded(), ['refund-state']],
    ['on its way there, known here', refund({ status: 'PROCESSING' }), refunded({ state: 'processing' }), []],
    ['abnormal on both sides', refund({ status: 'CHANGE' }), refunded({ state: 'abnormal' }), []],
  ] as const)('%s', (_case, there, here, expected) => {
    expect(kinds([payment()], [there], [here])).toEqual(expected)
  })

  test('done here and not in the bill is told, with our number and amount', () => {
    expect(compareBill({ payments: [payment()], refunds: [] }, [refunded()], window)).toEqual([
      {
        kind: 'refund-missing-there',
        outTradeNo: 'T1',
        refundNo: 'R1',
        transactionId: 'tx-1',
        billFen: null,
        ourFen: 2000,
      },
    ])
  })
})

test("yesterday's bill is ready from 10:00 of Beijing", () => {
  expect(newestBillDay('2026-11-22', 599)).toBe('2026-11-20')
  expect(newestBillDay('2026-11-22', 600)).toBe('2026-11-21')
})
