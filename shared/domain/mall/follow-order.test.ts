import type { OrderDoc, RefundFact } from '../order/types'
import { followOrder } from './follow-order'
import type { ExchangeState } from './types'

type Facts = Pick<OrderDoc, 'paid' | 'closed' | 'refunds'>

const refund = (over: Partial<RefundFact> = {}): RefundFact => ({
  no: 'R1',
  state: 'success',
  fen: 1_000,
  payerFen: 1_000,
  at: 2,
  ...over,
})
const paid = {
  transactionId: 't1',
  at: 1,
  day: '2026-11-22',
  totalFen: 1_000,
  payerFen: 1_000,
  promotions: [],
}
const unpaid: Facts = { paid: null, closed: null, refunds: [] }
const facts = {
  'not paid': unpaid,
  closed: { ...unpaid, closed: { at: 2 } },
  paid: { ...unpaid, paid },
  'paid after it was closed': { paid, closed: { at: 0 }, refunds: [] },
  'paid and half refunded': { paid, closed: null, refunds: [refund({ fen: 500 })] },
  'paid and refunded whole': { paid, closed: null, refunds: [refund()] },
  'paid, its refund asked for': {
    paid,
    closed: null,
    refunds: [refund({ state: 'asked', requested: true })],
  },
  'paid, its refund closed by WeChat Pay': {
    paid,
    closed: null,
    refunds: [refund({ state: 'closed', requested: true })],
  },
} satisfies Record<string, Facts>
type What = keyof typeof facts

const NOTHING: Record<What, string> = {
  'not paid': 'nothing',
  closed: 'nothing',
  paid: 'nothing',
  'paid after it was closed': 'nothing',
  'paid and half refunded': 'nothing',
  'paid and refunded whole': 'nothing',
  'paid, its refund asked for': 'nothing',
  'paid, its refund closed by WeChat Pay': 'nothing',
}
const ENDED = {
  ...NOTHING,
  paid: 'refund',
  'paid after it was closed': 'refund',
  'paid and half refunded': 'refund',
}

/** What follows for an exchange in each state, by the facts of its order. */
const TABLE: Record<ExchangeState, Record<What, string>> = {
  open: NOTHING,
  paying: {
    'not paid': 'nothing',
    closed: 'leave-unpaid',
    paid: 'give',
    'paid after it was closed': 'give',
    'paid and half refunded': 'give',
    'paid and refunded whole': 'leave-unpaid',
    'paid, its refund asked for': 'give',
    'paid, its refund closed by WeChat Pay': 'give',
  },
  ready: { ...NOTHING, 'paid and refunded whole': 'cancel' },
  received: NOTHING,
  handed: NOTHING,
  cancelled: ENDED,
  lapsed: ENDED,
  unpaid: ENDED,
  void: ENDED,
}

const rows = Object.entries(TABLE).flatMap(([state, by]) =>
  Object.entries(by).map(([what, does]) => [state as ExchangeState, what as What, does] as const),
)

test.each(rows)('an exchange that is %s, its order %s: %s', (state, what, does) => {
  expect(followOrder({ state }, facts[what])).toEqual({ do: does })
})
