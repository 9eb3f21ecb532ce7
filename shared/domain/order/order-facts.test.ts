import fc from 'fast-check'
import { NEVER } from '../due'
import { DAY_MS, NOW, origin, paidFact, refundFact } from '../test-brand'
import { addClosed, addPaid, addRefund } from './add-fact'
import { createOrder } from './create-order'
import { mayAskAgain, nextOrderAction } from './next-order-action'
import { refundStep } from './refund-states'
import { baseFenOf, netFenOf, refundedFenOf } from './refunded'
import { stateOf } from './state-of'
import { type FactDecision, type OrderDoc, REFUND_STATES, type RefundState } from './types'

const own = (over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...createOrder({
    ...origin(),
    amountFen: 6800,
    description: '茶',
    lines: [],
    commandId: 'c1',
    inputHash: 'h1',
    now: NOW,
  }),
  ...over,
})
const orderOf = (decision: FactDecision): OrderDoc => {
  if (decision.kind === 'insert' || decision.kind === 'update') return decision.order
  throw new Error(JSON.stringify(decision))
}
const pay = (order: OrderDoc | null, over = {}, from = origin()) =>
  addPaid(order, { origin: from, paid: paidFact(6800, over) }, NOW)
const refund = (order: OrderDoc | null, no: string, fen: number, over = {}) =>
  addRefund(order, { origin: origin(), totalFen: 6800, refund: refundFact(no, fen, over) }, NOW)
const paid = () => orderOf(pay(own()))

describe('a payment', () => {
  test('is written once on its order, which becomes due for settling', () => {
    const decision = pay(own())
    expect(decision).toMatchObject({
      kind: 'update',
      before: 1,
      order: { version: 2, paid: { totalFen: 6800 } },
    })
    expect(orderOf(decision).dueAt).toBe(NOW + 20_000)
  })

  test('the same fact again changes nothing', () => expect(pay(paid())).toEqual({ kind: 'already' }))

  test('of an unknown order brings the order along, with payer and store', () => {
    const decision = pay(null, {}, origin('T9', { source: 'notice' }))
    expect(decision).toMatchObject({
      kind: 'insert',
      order: {
        _id: '1900000109:T9',
        version: 1,
        amountFen: 6800,
        memberId: 'shanze:o-lin',
        source: 'notice',
      },
    })
  })

  test('tells a till order who paid it', () => {
    const till = own({ memberId: '', source: 'till' })
    expect(orderOf(pay(till)).memberId).toBe('shanze:o-lin')
  })

  test.each([
    ['another amount', { totalFen: 6700 }, origin(), 'amount-differs'],
    ['another payer', {}, origin('T1', { memberId: 'shanze:o-other' }), 'payer-differs'],
    ['another brand', {}, origin('T1', { brandId: 'other', memberId: '' }), 'merchant-differs'],
  ] as const)('with %s is kept for staff', (_, over, from, reason) =>
    expect(pay(own(), over, from)).toEqual({ kind: 'unmatched', reason }),
  )

  test('a second transaction for a paid order is kept for staff', () =>
    expect(pay(paid(), { transactionId: 'tx-2' })).toEqual({
      kind: 'unmatched',
      reason: 'second-transaction',
    }))

  test('paid-after-close', () => {
    const closed = orderOf(addClosed(own(), NOW, NOW))
    expect(stateOf(closed)).toBe('closed')
    const late = orderOf(pay(closed))
    expect(stateOf(late)).toBe('paid-after-close')
    expect(addClosed(late, NOW, NOW)).toEqual({ kind: 'already' })
  })
})

describe('a refund', () => {
  test('refund-before-payment-of-a-till-order makes a stub that the payment fills', () => {
    const stub = orderOf(refund(null, 'r1', 2900))
    expect([stub.amountFen, stateOf(stub), netFenOf(stub, 'payer')]).toEqual([null, 'stub', 0])
    const filled = orderOf(pay(stub))
    expect([filled.version, filled.amountFen, stateOf(filled)]).toEqual([2, 6800, 'partly-refunded'])
    expect(netFenOf(filled, 'payer')).toBe(3900)
  })

  test('counts only when it succeeded', () => {
    const asked = orderOf(refund(paid(), 'r1', 6800, { state: 'asked', payerFen: 0 }))
    expect([stateOf(asked), refundedFenOf(asked, 'payer')]).toEqual(['paid', 0])
    const failing = orderOf(refund(paid(), 'r1', 6800, { state: 'abnormal' }))
    expect([refundedFenOf(failing, 'payer'), refundedFenOf(failing, 'total')]).toEqual([0, 0])
    const done = orderOf(refund(asked, 'r1', 6800, { state: 'success', payerFen: 6000 }))
    expect([stateOf(done), refundedFenOf(done, 'payer')]).toEqual(['refunded', 6000])
  })

  test('that was closed took nothing', () => {
    const closed = orderOf(refund(paid(), 'r1', 6800, { state: 'closed' }))
    expect([stateOf(closed), netFenOf(closed, 'payer')]).toEqual(['paid', 6800])
  })

  test('of another amount under the same number, or of another total, is kept for staff', () => {
    const one = orderOf(refund(paid(), 'r1', 2900, { state: 'processing' }))
    expect(refund(one, 'r1', 2800)).toEqual({ kind: 'unmatched', reason: 'refund-amount-differs' })
    const other = { origin: origin(), totalFen: 9900, refund: refundFact('r2', 100) }
    expect(addRefund(paid(), other, NOW)).toEqual({ kind: 'unmatched', reason: 'amount-differs' })
  })

  test('number 51 is kept for staff', () => {
    let order = paid()
    for (let i = 0; i < 50; i++) order = orderOf(refund(order, `r${i}`, 1))
    expect(refund(order, 'r50', 1)).toEqual({ kind: 'unmatched', reason: 'too-many-refunds' })
    expect(refund(order, 'r49', 1)).toEqual({ kind: 'already' })
  })

  test.each<[RefundState, RefundState, string]>([
    ['asked', 'processing', 'advance'],
    ['asked', 'success', 'advance'],
    ['processing', 'success', 'advance'],
    ['processing', 'asked', 'stale'],
    ['processing', 'abnormal', 'advance'],
    ['abnormal', 'success', 'advance'],
    ['abnormal', 'processing', 'stale'],
    ['success', 'processing', 'stale'],
    ['success', 'abnormal', 'stale'],
    ['success', 'success', 'stale'],
    ['success', 'closed', 'contradiction'],
    ['closed', 'success', 'contradiction'],
    ['closed', 'asked', 'stale'],
  ])('from %s, hearing %s is %s', (from, to, step) => expect(refundStep(from, to)).toBe(step))
})

describe('the same measure on both sides', () => {
  const promoted = orderOf(pay(own({ amountFen: 8000 }), { totalFen: 8000, payerFen: 6000 }))
  const half = { origin: origin(), totalFen: 8000, refund: refundFact('r1', 4000, { payerFen: 3000 }) }
  const order = orderOf(addRefund(promoted, half, NOW))
  test.each([
    ['payer', 6000, 3000, 3000],
    ['total', 8000, 4000, 4000],
  ] as const)('%s: base %i, refunded %i, net %i', (measure, base, refunded, net) => {
    expect([baseFenOf(order, measure), refundedFenOf(order, measure), netFenOf(order, measure)]).toEqual([
      base,
      refunded,
      net,
    ])
  })
})

describe('looking again', () => {
  test('an unpaid order is queried at growing distance, then closed', () => {
    const actions = [0, 1, 2, 3].map(tries => nextOrderAction(own({ tries }), NOW))
    expect(actions).toEqual([
      { do: 'query', nextDueAt: NOW + 60_000 },
      { do: 'query', nextDueAt: NOW + 300_000 },
      { do: 'query', nextDueAt: NOW + 1_800_000 },
      { do: 'close' },
    ])
    expect(own().dueAt).toBe(NOW + 10_000)
  })

  test('an order with any fact is settled', () => {
    expect(nextOrderAction(paid(), NOW)).toEqual({ do: 'settle' })
    expect(nextOrderAction(orderOf(addClosed(own(), NOW, NOW)), NOW)).toEqual({ do: 'settle' })
    expect(nextOrderAction(orderOf(refund(null, 'r1', 100)), NOW + DAY_MS)).toEqual({ do: 'settle' })
    expect(paid().dueAt).toBeLessThan(NEVER)
  })
})

describe('facts in any order and any number of times', () => {
  type News = (order: OrderDoc | null) => FactDecision
  const news: News[] = [
    order => pay(order),
    order => pay(order),
    order => refund(order, 'r1', 1000),
    order => refund(order, 'r1', 1000, { state: 'processing', payerFen: 0 }),
    order => refund(order, 'r2', 800, { state: 'abnormal' }),
    order => refund(order, 'r2', 800),
  ]
  const tell = (order: OrderDoc | null, one: News) => {
    const decision = one(order)
    return decision.kind === 'insert' || decision.kind === 'update' ? decision.order : order
  }

  test('end in the same state and the same sums', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...news, ...news], { minLength: 12, maxLength: 12 }), told => {
        const order = told.reduce(tell, null as OrderDoc | null)
        expect(order && stateOf(order)).toBe('partly-refunded')
        expect(order && [netFenOf(order, 'payer'), netFenOf(order, 'total')]).toEqual([5000, 5000])
      }),
    )
  })

  test('a version counts facts, never repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...news), { maxLength: 30, size: 'max' }), told => {
        let order: OrderDoc | null = null
        for (const one of told) {
          const before: OrderDoc | null = order
          order = tell(order, one)
          const again = order && one(order)
          expect(again?.kind).not.toBe('insert')
          if (order !== before) expect(order?.version).toBe((before?.version ?? 0) + 1)
          expect(order && tell(order, one)).toBe(order)
        }
      }),
    )
  })

  test('every refund state reaches an end', () => {
    for (const state of REFUND_STATES) {
      const ends = REFUND_STATES.filter(to => refundStep(state, to) === 'advance')
      expect(ends.length > 0 || state === 'success' || state === 'closed').toBe(true)
    }
  })
})

test('pages make WeChat Pay be asked about an order at most every 2.5 s, whichever clock is ahead', () => {
  const asked = [undefined, NOW, NOW - 2_499, NOW + 2_499, NOW - 2_500, NOW + 2_500]
  expect(asked.map(askedAt => mayAskAgain(askedAt, NOW))).toEqual([true, false, false, false, true, true])
})
