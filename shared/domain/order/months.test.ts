import { HOUR_MS } from '../calendar/units'
import { NOW, origin, paidFact, refundFact } from '../test-brand'
import { blankOrder } from './create-order'
import { kindOf } from './kind'
import { monthOf, sumByMonth } from './months'
import { mayPay, PAYABLE_FOR_MS, payableUntil } from './pay-again'
import type { OrderDoc } from './types'

const ZONE = 'Asia/Shanghai'
const order = (over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...blankOrder(origin(), NOW),
  amountFen: 6800,
  ...over,
})
const paid = (fen: number, over: Partial<OrderDoc> = {}) => order({ paid: paidFact(fen), ...over })

test('a month sums what was paid and kept, in the zone of the brand', () => {
  const october = Date.parse('2026-10-31T23:00:00+08:00')
  const orders = [
    paid(6800),
    paid(2900, { refunds: [refundFact('R1', 2900)] }),
    paid(1000, { refunds: [refundFact('R2', 400)] }),
    order(),
    paid(2800, { createdAt: october }),
    paid(100, { createdAt: october + HOUR_MS }),
  ]
  expect(sumByMonth(orders, ZONE)).toEqual([
    { month: '2026-11', count: 3, paidFen: 6800 + 600 + 100 },
    { month: '2026-10', count: 1, paidFen: 2800 },
  ])
  expect(monthOf({ createdAt: october }, 'UTC')).toBe('2026-10')
})

test.each([
  [{ source: 'app', lines: [{ name: '白茶', qty: 1, fen: 1 }] }, 'goods'],
  [{ source: 'app', lines: [] }, 'store'],
  [{ source: 'till', lines: [{ name: '白茶', qty: 1, fen: 1 }] }, 'store'],
  [{ source: 'app', lines: [], topUp: { bonusFen: 0, ruleVersion: 1, steps: [] } }, 'top-up'],
] as const)('%j is an order of kind %s', (over, kind) => {
  expect(kindOf(order(over as unknown as Partial<OrderDoc>))).toBe(kind)
})

describe('an unpaid order of the mini-program', () => {
  test('may be paid for half an hour, which ends before the query schedule closes it', () => {
    const scheduleMs = 10_000 + 60_000 + 300_000 + 1_800_000
    expect(PAYABLE_FOR_MS).toBeLessThan(scheduleMs)
    expect(payableUntil(order())).toBe(NOW + PAYABLE_FOR_MS)
    expect([0, PAYABLE_FOR_MS - 1, PAYABLE_FOR_MS].map(ms => mayPay(order(), NOW + ms))).toEqual([
      true,
      true,
      false,
    ])
  })

  test.each([
    ['paid', paid(6800)],
    ['closed', order({ closed: { at: NOW } })],
    ["a till's", order({ source: 'till' })],
  ])('never when it is %s', (_case, each) => {
    expect(payableUntil(each)).toBeNull()
    expect(mayPay(each, NOW)).toBe(false)
  })
})
