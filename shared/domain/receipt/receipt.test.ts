import type { OrderDoc } from '../order/types'
import { DAY_MS, LIN, NOW, TODAY } from '../test-brand'
import { claimableUntil, claimReceipt } from './claim-receipt'
import { addReceipt } from './receipt-order'
import { isFresh } from './ticket-signature'
import type { ReceiptTicket } from './types'
import { voidReceipt } from './void-receipt'

const place = { brandId: 'shanze', storeId: 'shanze:yunqi', timeZone: 'Asia/Shanghai' }
const ticket: ReceiptTicket = {
  kind: 'receipt',
  receiptNo: 'A0001',
  amountFen: 6800,
  paidBy: 'cash',
  soldAt: NOW,
  lines: [{ name: '白茶', qty: 1, fen: 6800 }],
}
const CHEN = 'shanze:o-chen'
const input = { commandId: 'c1', fen: null, staffId: CHEN, reason: '退货' }
const claim = { memberId: LIN, mine: [LIN], claimDays: 7, timeZone: 'Asia/Shanghai' }

function orderOf(over: Partial<ReceiptTicket> = {}, known: OrderDoc | null = null): OrderDoc {
  const decision = addReceipt(known, { ...ticket, ...over }, place, NOW)
  if (decision.kind !== 'insert') throw new Error(decision.kind)
  return decision.order
}

function voided(order: OrderDoc, over: Partial<Parameters<typeof voidReceipt>[1]> = {}): OrderDoc {
  const decision = voidReceipt(order, { ...input, ...over }, NOW)
  if (decision.kind !== 'update') throw new Error(decision.kind)
  return decision.order
}

describe("a till's receipt", () => {
  test('is an order under its store and number, paid, without a payer', () => {
    expect(orderOf()).toMatchObject({
      _id: 'rcpt:shanze:yunqi:A1',
      slipNumber: 'A0001',
      source: 'receipt',
      memberId: '',
      amountFen: 6800,
      lines: ticket.lines,
      paid: { totalFen: 6800, payerFen: 6800, day: TODAY },
    })
  })

  test('sent again is the same; the same number with another amount is no second sale', () => {
    expect(addReceipt(orderOf(), ticket, place, NOW + 1)).toEqual({ kind: 'already' })
    expect(addReceipt(orderOf(), { ...ticket, amountFen: 6900 }, place, NOW)).toEqual({
      kind: 'unmatched',
      reason: 'amount-differs',
    })
  })

  test.each([
    ['the next day is another sale', { soldAt: NOW + DAY_MS }, { kind: 'number-of-another-day' }],
    ['at another time of the day is no second sale', { soldAt: NOW + 1 }, { kind: 'unmatched' }],
    ['in small letters and without zeros is the same', { receiptNo: 'a1' }, { kind: 'already' }],
  ])('C11: the number of a ticket used again %s', (_case, over, decision) =>
    expect(addReceipt(orderOf(), { ...ticket, ...over }, place, NOW)).toMatchObject(decision),
  )
})

describe('claiming a receipt', () => {
  test('makes the first who scans it its payer, as a new fact', () => {
    expect(claimReceipt(orderOf(), claim, NOW)).toMatchObject({
      kind: 'update',
      before: 1,
      order: { memberId: LIN, version: 2 },
    })
  })

  test.each([
    ['mine', { memberId: LIN }],
    ['taken', { memberId: 'shanze:o-other' }],
    ['void', { paid: null }],
  ] as const)('%s', (kind, over) => {
    expect(claimReceipt({ ...orderOf(), ...over }, claim, NOW)).toEqual({ kind })
  })

  test('is refused once all of it was given back', () => {
    expect(claimReceipt(voided(orderOf()), claim, NOW)).toEqual({ kind: 'void' })
    expect(claimReceipt(voided(orderOf(), { fen: 100 }), claim, NOW).kind).toBe('update')
  })

  test('is possible to the end of the seventh day', () => {
    const end = claimableUntil(TODAY, 7, 'Asia/Shanghai')
    expect(new Date(end).toISOString()).toBe('2026-11-29T16:00:00.000Z')
    expect(claimReceipt(orderOf(), claim, end - 1).kind).toBe('update')
    expect(claimReceipt(orderOf(), claim, end).kind).toBe('late')
    expect(claimReceipt({ ...orderOf(), memberId: LIN }, claim, end + DAY_MS).kind).toBe('mine')
  })
})

describe('giving the money of a receipt back', () => {
  test('takes all that is left, with who and why', () => {
    const once = voided(orderOf(), { fen: 2000 })
    expect(voided(once, { commandId: 'c2' }).refunds).toMatchObject([
      { no: 'clerk:c1', fen: 2000 },
      { no: 'clerk:c2', fen: 4800, state: 'success', by: { staffId: CHEN, reason: '退货' } },
    ])
  })

  test('never more than is left, and nothing twice', () => {
    const once = voided(orderOf(), { fen: 2000 })
    expect(voidReceipt(once, { ...input, commandId: 'c2', fen: 4801 }, NOW)).toEqual({
      kind: 'too-much',
      leftFen: 4800,
    })
    expect(voidReceipt(once, { ...input, fen: 2000 }, NOW)).toEqual({ kind: 'already' })
    expect(voidReceipt(once, input, NOW)).toEqual({ kind: 'already' })
    expect(voidReceipt(once, { ...input, fen: 2100 }, NOW)).toMatchObject({ kind: 'unmatched' })
    expect(voidReceipt(voided(orderOf()), { ...input, commandId: 'c2' }, NOW).kind).toBe('too-much')
  })
})

test.each([
  ['now', 0, true],
  ['300 s behind', -300_000, true],
  ['300 s ahead', 300_000, true],
  ['301 s behind', -301_000, false],
  ['301 s ahead', 301_000, false],
])("a till's clock %s", (_case, off, holds) => {
  expect(isFresh(String((Math.floor(NOW / 1000) * 1000 + off) / 1000), Math.floor(NOW / 1000) * 1000)).toBe(
    holds,
  )
})

test.each(['', 'now', '1.5', '-1', '17e8'])('%p is no time', text => expect(isFresh(text, NOW)).toBe(false))
