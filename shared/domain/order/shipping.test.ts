import { NEVER } from '../due'
import { NOW, origin, paidFact, refundFact } from '../test-brand'
import { blankOrder } from './create-order'
import { nextOrderAction } from './next-order-action'
import { isPaidBack, logisticsOf, owesShipping, shippingAfterAttempt, shippingAfterSettle } from './shipping'
import type { OrderDoc } from './types'

const sold = (over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...blankOrder(origin(), NOW),
  version: 2,
  settledVersion: 2,
  paid: paidFact(6_800),
  ...over,
})
const due = { state: 'due' as const, tries: 0 }
const done = { state: 'done' as const, tries: 1 }

describe('after settling, WeChat is to hear of', () => {
  test.each([
    ['a paid order of the mini-program', sold(), true, { dueAt: NOW + 30_000, shipping: due }],
    ['none, where the brand need not', sold(), false, { dueAt: NEVER }],
    ['no payment at the till', sold({ source: 'till' }), true, { dueAt: NEVER }],
    ['nothing unpaid', sold({ paid: null }), true, { dueAt: NEVER }],
    ['what was due before a refund', sold({ shipping: due }), true, { dueAt: NOW + 30_000 }],
    ['nothing it knows already', sold({ shipping: done }), true, { dueAt: NEVER }],
    [
      'what became due before the brand changed its mind',
      sold({ shipping: due }),
      false,
      { dueAt: NOW + 30_000 },
    ],
  ])('%s', (_case, order, upload, expected) => {
    expect(shippingAfterSettle(order, upload, NOW)).toEqual(expected)
  })
})

test('goods are picked up in the store, stored value is nothing to carry', () => {
  expect(logisticsOf(sold())).toBe(4)
  expect(logisticsOf(sold({ topUp: { bonusFen: 0, ruleVersion: 1 } }))).toBe(3)
})

test('is reported by the sweeper once the facts are settled, never before', () => {
  expect(nextOrderAction(sold({ shipping: due }), NOW)).toEqual({ do: 'ship' })
  expect(nextOrderAction(sold({ shipping: due, version: 3 }), NOW)).toEqual({ do: 'settle' })
  expect(nextOrderAction(sold({ shipping: done }), NOW)).toEqual({ do: 'settle' })
  expect(owesShipping(sold())).toBe(false)
})

test('is asked again with growing pauses until WeChat knows, and given up after more than two days', () => {
  expect(shippingAfterAttempt(due, 'reported', NOW)).toEqual({ shipping: done, dueAt: NEVER })
  expect(shippingAfterAttempt(due, 'refused', NOW).shipping.state).toBe('given-up')
  expect(shippingAfterAttempt(due, 'not-needed', NOW).shipping.state).toBe('not-needed')
  let [shipping, waitedMs] = [shippingAfterAttempt(due, 'later', NOW).shipping, 0]
  while (shipping.state === 'due') {
    const next = shippingAfterAttempt(shipping, 'later', NOW)
    if (next.dueAt !== NEVER) waitedMs += next.dueAt - NOW
    shipping = next.shipping
  }
  expect(shipping).toEqual({ state: 'given-up', tries: 72 })
  expect(Math.round(waitedMs / 3_600_000)).toBe(64)
})

test('of an order paid back whole nothing is handed over', () => {
  expect(isPaidBack(sold())).toBe(false)
  expect(isPaidBack(sold({ paid: null }))).toBe(false)
  expect(isPaidBack(sold({ paid: null, refunds: [refundFact('r1', 6_800)] }))).toBe(false)
  expect(isPaidBack(sold({ refunds: [refundFact('r1', 6_799)] }))).toBe(false)
  expect(isPaidBack(sold({ refunds: [refundFact('r1', 6_799), refundFact('r2', 1)] }))).toBe(true)
})
