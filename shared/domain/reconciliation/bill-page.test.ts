import fc from 'fast-check'
import { blankOrder } from '../order/create-order'
import type { OrderDoc } from '../order/types'
import { afterBillPage, billBegun, billPage, LAST, sortedBill } from './bill-page'
import { compareBill } from './compare-bill'
import type { Difference, TradeBill } from './types'

const WINDOW = { fromAt: 1_000, untilAt: 2_000 }
const MCHID = '1900000109'

/** What one order number is on both sides; `early` = paid on the day before the bill's. */
interface Both {
  n: number
  here: 'paid' | 'early' | 'unpaid' | 'unknown'
  refundedHere: boolean
  there: boolean
  refundsThere: number
}

const numberOf = ({ n }: Both) => `T${String(n).padStart(3, '0')}`

const both: fc.Arbitrary<Both[]> = fc.uniqueArray(
  fc.record({
    n: fc.nat(30),
    here: fc.constantFrom('paid' as const, 'early' as const, 'unpaid' as const, 'unknown' as const),
    refundedHere: fc.boolean(),
    there: fc.boolean(),
    refundsThere: fc.nat(3),
  }),
  { selector: ({ n }) => n, maxLength: 30 },
)

function orderOf(each: Both): OrderDoc[] {
  if (each.here === 'unknown') return []
  const place = { mchid: MCHID, brandId: 'b', storeId: '', memberId: 'm', source: 'till' as const }
  const outTradeNo = numberOf(each)
  const at = each.here === 'early' ? 500 : 1_500
  const paid = { transactionId: outTradeNo, at, day: String(at), totalFen: 7, payerFen: 7, promotions: [] }
  const refund = { no: `${outTradeNo}-0`, state: 'success' as const, fen: 3, payerFen: 3, at: 1_600 }
  const order = blankOrder({ ...place, outTradeNo }, 0)
  return [
    { ...order, paid: each.here === 'unpaid' ? null : paid, refunds: each.refundedHere ? [refund] : [] },
  ]
}

function billOf(all: readonly Both[]): TradeBill {
  const line = (each: Both) => ({ outTradeNo: numberOf(each), transactionId: numberOf(each), at: 1_500 })
  return {
    payments: all.filter(({ there }) => there).map(each => ({ ...line(each), totalFen: 7, couponFen: 0 })),
    refunds: all.flatMap(each =>
      Array.from({ length: each.refundsThere }, (_none, i) => {
        return { ...line(each), refundNo: `${numberOf(each)}-${i}`, fen: 3, status: 'SUCCESS' }
      }),
    ),
  }
}

/** The next orders of a list behind a number, as the database gives them. */
const nextOf = (orders: readonly OrderDoc[], cursor: string, size: number) =>
  [...orders]
    .sort((a, b) => (a.outTradeNo < b.outTradeNo ? -1 : 1))
    .filter(({ outTradeNo }) => outTradeNo > cursor)
    .slice(0, size)

/** The comparison by pages of so many, and the most orders of the day that one page had. */
function byPages(bill: TradeBill, orders: readonly OrderDoc[], size: number) {
  const lists = [orders.filter(({ paid }) => paid?.at === 1_500), orders.filter(({ refunds }) => refunds[0])]
  const sorted = sortedBill(bill)
  const found: Difference[] = []
  let [progress, most] = [billBegun(), 0]
  for (; progress.cursor !== LAST; ) {
    const next = lists.map(list => nextOf(list, progress.cursor, size))
    const page = billPage(sorted, next, progress.cursor, size)
    const others = orders.filter(({ outTradeNo }) => page.alsoNamed.includes(outTradeNo))
    const differences = compareBill(page.lines, [...page.orders, ...others], WINDOW)
    most = Math.max(most, page.orders.length + others.length)
    found.push(...differences)
    progress = afterBillPage(progress, page, page.lines, differences)
  }
  return { found, progress, most }
}

const inOrder = (differences: readonly Difference[]) =>
  differences.map(({ kind, outTradeNo, refundNo }) => `${outTradeNo} ${refundNo} ${kind}`).sort()

test('C6: a bill compared by pages of any size says what the whole comparison says', () => {
  fc.assert(
    fc.property(both, fc.integer({ min: 1, max: 8 }), (all, size) => {
      const [bill, orders] = [billOf(all), all.flatMap(orderOf)]
      const { found, progress, most } = byPages(bill, orders, size)
      const whole = compareBill(bill, orders, WINDOW)
      expect(inOrder(found)).toEqual(inOrder(whole))
      expect(progress).toMatchObject({
        payments: bill.payments.length,
        paidFen: 7 * bill.payments.length,
        refunds: bill.refunds.length,
        refundedFen: 3 * bill.refunds.length,
        differences: whole.length,
      })
      // The bill's numbers and two lists of orders.
      expect(most).toBeLessThanOrEqual(3 * size)
    }),
    { numRuns: 300 },
  )
})

test('C6: an order at the border of a page is compared once, whichever side knows it', () => {
  const of = (n: number, here: Both['here'], there: boolean): Both => {
    return { n, here, there, refundedHere: false, refundsThere: 0 }
  }
  const here = [of(1, 'paid', false), of(2, 'paid', false)]
  const there = [of(3, 'unknown', true), of(4, 'unknown', true)]
  for (const size of [1, 2, 3, 4]) {
    const all = [...here, ...there, of(5, 'paid', true)]
    const { found } = byPages(billOf(all), all.flatMap(orderOf), size)
    expect(inOrder(found)).toEqual([
      'T001  payment-missing-there',
      'T002  payment-missing-there',
      'T003  payment-missing-here',
      'T004  payment-missing-here',
    ])
  }
})

test('C6: all refunds of one order are on one page, more of them than a page is long', () => {
  const all: Both[] = [{ n: 1, here: 'early', refundedHere: true, there: false, refundsThere: 3 }]
  const { found, progress } = byPages(billOf(all), all.flatMap(orderOf), 1)
  expect(inOrder(found)).toEqual(['T001 T001-1 refund-missing-here', 'T001 T001-2 refund-missing-here'])
  expect(progress.refunds).toBe(3)
})

test('C6: a page ends where the first of the full lists ends, the bill’s own among them', () => {
  const all = [1, 2, 3, 4].map(
    (n): Both => ({ n, here: 'early', refundedHere: false, there: true, refundsThere: 1 }),
  )
  const bill = sortedBill(billOf(all))
  const page = billPage(bill, [[]], '', 2)
  expect([page.upTo, page.alsoNamed]).toEqual(['T002', ['T001', 'T002']])
  expect([page.lines.payments.length, page.lines.refunds.length]).toEqual([2, 2])
  const paid: Both[] = all.map(each => ({ ...each, here: 'paid' }))
  const [first, ...others] = paid.flatMap(orderOf)
  const shorter = billPage(bill, [first ? [first] : [], others.slice(1)], '', 2)
  expect([shorter.upTo, shorter.orders.map(({ outTradeNo }) => outTradeNo)]).toEqual(['T002', ['T001']])
  const last = billPage(bill, [[]], 'T002', 3)
  expect([last.upTo, last.alsoNamed]).toEqual([LAST, ['T003', 'T004']])
})
