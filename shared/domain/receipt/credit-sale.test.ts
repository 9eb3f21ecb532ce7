import type { OrderDoc } from '../order/types'
import { DAY_MS, LIN, NOW, TODAY } from '../test-brand'
import { overLimit } from './credit-limit'
import { type CounterSale, creditSale } from './credit-sale'
import { addReceipt } from './receipt-order'
import type { ReceiptTicket } from './types'

const terms = { claimDays: 7, timeZone: 'Asia/Shanghai' }
const place = { brandId: 'shanze', storeId: 'shanze:yunqi', timeZone: terms.timeZone }
const sale: CounterSale = {
  brandId: 'shanze',
  storeId: 'shanze:yunqi',
  memberId: LIN,
  staffId: 'shanze:o-chen',
  receiptNo: '0031',
  amountFen: 6800,
  at: NOW,
  commandId: 'c1',
  inputHash: 'h1',
}
const ticket: ReceiptTicket = {
  kind: 'receipt',
  receiptNo: '0031',
  amountFen: 6800,
  paidBy: 'cash',
  soldAt: NOW,
  lines: [],
}
const decide = (known: OrderDoc | null, over: Partial<CounterSale> = {}, now = NOW) =>
  creditSale(known, { ...sale, ...over }, terms, now)

function credited(over: Partial<CounterSale> = {}): OrderDoc {
  const decision = decide(null, over)
  if (decision.kind !== 'insert') throw new Error(decision.kind)
  return decision.order
}

function tillsTicket(over: Partial<ReceiptTicket> = {}): OrderDoc {
  const decision = addReceipt(null, { ...ticket, ...over }, place, NOW)
  if (decision.kind !== 'insert') throw new Error(decision.kind)
  return decision.order
}

describe('a sale a clerk credits', () => {
  test('is a paid order of the customer under the number of its slip, due to be settled', () => {
    expect(credited()).toMatchObject({
      _id: 'rcpt:shanze:yunqi:31',
      slipNumber: '0031',
      version: 1,
      source: 'counter',
      memberId: LIN,
      creditedBy: 'shanze:o-chen',
      paid: { day: TODAY, totalFen: 6800, payerFen: 6800 },
    })
  })

  test.each([
    ['the same command again', {}, 'already'],
    ['the same command, another amount', { inputHash: 'h2', amountFen: 6900 }, 'conflict'],
    ['another command, the same day', { commandId: 'c2' }, 'credited'],
    ['another command on another day', { commandId: 'c2', at: NOW + DAY_MS }, 'number-of-another-day'],
    ['the same command after midnight', { at: NOW }, 'already'],
  ])('%s: %s', (_case, over, kind) => expect(decide(credited(), over).kind).toBe(kind))
})

describe("a slip the store's till has sent", () => {
  test('becomes the customer’s, with the clerk who did it', () => {
    expect(decide(tillsTicket())).toMatchObject({
      kind: 'claim',
      before: 1,
      order: { memberId: LIN, creditedBy: 'shanze:o-chen', source: 'receipt', version: 2 },
    })
  })

  test.each([
    ['of another amount is not credited', tillsTicket({ amountFen: 6900 }), 'amount-differs'],
    ['that is theirs already stays so', { ...tillsTicket(), memberId: LIN }, 'already'],
    ['of another customer is not credited', { ...tillsTicket(), memberId: 'shanze:o-gu' }, 'credited'],
    ['that was given back is not credited', { ...tillsTicket(), paid: null }, 'void'],
    ['that is too old is not credited', tillsTicket({ soldAt: NOW - 9 * DAY_MS }), 'late'],
  ])('%s', (_case, known, kind) => expect(decide(known).kind).toBe(kind))

  test.each([
    ['of the same amount is the slip of that day, brought later', 6800, 'claim'],
    ["of another amount is another sale under the day's own number", 6900, 'number-of-another-day'],
  ])('C11: credited today, a ticket of yesterday %s', (_case, amountFen, kind) =>
    expect(decide(tillsTicket({ soldAt: NOW - DAY_MS, amountFen })).kind).toBe(kind),
  )

  test('sent by the till after the clerk credited it is the same sale, not a second one', () => {
    expect(addReceipt(credited(), ticket, place, NOW + 1)).toEqual({ kind: 'already' })
    expect(addReceipt(credited(), { ...ticket, amountFen: 6900 }, place, NOW)).toMatchObject({
      kind: 'unmatched',
    })
    expect(addReceipt(credited(), { ...ticket, soldAt: NOW + DAY_MS }, place, NOW)).toEqual({
      kind: 'number-of-another-day',
    })
  })
})

test.each([
  ['clerk', 50_000, null],
  ['clerk', 50_001, { limitFen: 50_000, manager: true }],
  ['manager', 50_001, null],
  ['manager', 500_000, null],
  ['owner', 500_001, { limitFen: 500_000, manager: false }],
  ['clerk', 500_001, { limitFen: 500_000, manager: false }],
] as const)('a %s with %i fen', (role, fen, over) =>
  expect(overLimit({ clerkFen: 50_000, managerFen: 500_000, perDayFen: 1_000_000 }, role, fen)).toEqual(over),
)
