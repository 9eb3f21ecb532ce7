import { readTicket } from './read-ticket'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const DAY_MS = 86_400_000
const line = { name: '白茶', productId: 'shanze:white-tea', qty: 2, fen: 5600 }
const receipt = {
  kind: 'receipt',
  receiptNo: 'A0031',
  amountFen: 6800,
  paidBy: 'cash',
  soldAt: NOW,
  lines: [line],
}
const basket = { kind: 'basket', mchid: '1900000109', outTradeNo: 'T00001', amountFen: 6800, lines: [line] }
const read = (ticket: unknown) => readTicket(Buffer.from(JSON.stringify(ticket)), NOW, 7)

test.each([
  ['receipt', receipt],
  ['basket', basket],
])('a %s is read as it was sent', (_kind, ticket) => {
  expect(read(ticket)).toEqual(ticket)
})

test('a ticket without lines has none, and a line without a product id keeps none', () => {
  const { lines: _none, ...bare } = receipt
  expect(read(bare)).toEqual({ ...bare, lines: [] })
  const { productId: _unnamed, ...plain } = line
  expect(read({ ...basket, lines: [plain] })?.lines).toStrictEqual([plain])
})

test.each([
  ['unknown kind', { ...receipt, kind: 'refund' }],
  ['a field we do not know', { ...receipt, tip: 1 }],
  ['a field we do not know in a basket', { ...basket, storeId: 'x' }],
  ['a field we do not know in a line', { ...receipt, lines: [{ ...line, weight: 1 }] }],
  ['no number', { ...receipt, receiptNo: '' }],
  ['a number of twenty-five letters', { ...receipt, receiptNo: 'A'.repeat(25) }],
  ['a number with a sign', { ...receipt, receiptNo: '20261122@A1' }],
  ['nothing to pay', { ...receipt, amountFen: 0 }],
  ['more than 50,000 yuan', { ...receipt, amountFen: 5_000_001 }],
  ['half a fen', { ...receipt, amountFen: 0.5 }],
  ['a payment that WeChat Pay would confirm', { ...receipt, paidBy: 'wechat' }],
  ['a time that is no number', { ...receipt, soldAt: '2026-11-22' }],
  ['a line without a name', { ...receipt, lines: [{ ...line, name: '' }] }],
  ['a line with a name of sixty-one letters', { ...receipt, lines: [{ ...line, name: '茶'.repeat(61) }] }],
  ['a line of nothing', { ...receipt, lines: [{ ...line, qty: 0 }] }],
  ['a line of ten thousand pieces', { ...receipt, lines: [{ ...line, qty: 10_000 }] }],
  ['a line of half a piece', { ...receipt, lines: [{ ...line, qty: 0.5 }] }],
  ['a line below zero', { ...receipt, lines: [{ ...line, fen: -1 }] }],
  ['a product id with a blank', { ...receipt, lines: [{ ...line, productId: 'white tea' }] }],
  ['a product id of 129 letters', { ...receipt, lines: [{ ...line, productId: 'a'.repeat(129) }] }],
  ['a hundred and one lines', { ...receipt, lines: Array(101).fill(line) }],
  ['a merchant number of seven digits', { ...basket, mchid: '1900000' }],
  ['a merchant number of thirteen digits', { ...basket, mchid: '1900000109123' }],
  ['an order number WeChat Pay never gives', { ...basket, outTradeNo: 'T0001' }],
])('a ticket with %s is none', (_case, ticket) => {
  expect(read(ticket)).toBeNull()
})

test.each([
  ['a number of twenty-four letters', { ...receipt, receiptNo: 'A'.repeat(24) }],
  ['one fen', { ...receipt, amountFen: 1 }],
  ['50,000 yuan', { ...receipt, amountFen: 5_000_000 }],
  ['a line that costs nothing', { ...receipt, lines: [{ ...line, fen: 0 }] }],
  ['a line of 9,999 pieces', { ...receipt, lines: [{ ...line, qty: 9_999 }] }],
  ['a hundred lines', { ...receipt, lines: Array(100).fill(line) }],
  ['a merchant number of eight digits', { ...basket, mchid: '19000001' }],
  ['a merchant number of twelve digits', { ...basket, mchid: '190000010912' }],
  ...['alipay', 'unionpay', 'card', 'other'].map(paidBy => [paidBy, { ...receipt, paidBy }] as const),
] as [string, object][])('a ticket with %s is one', (_case, ticket) => {
  expect(read(ticket)).toEqual(ticket)
})

test.each([
  [300_000, true],
  [300_001, false],
  [-8 * DAY_MS, true],
  [-8 * DAY_MS - 1, false],
])('a sale %i ms from now is read: %p', (offMs, isRead) => {
  expect(read({ ...receipt, soldAt: NOW + offMs }) !== null).toBe(isRead)
})

test('bytes that are no JSON are no ticket', () => {
  expect(readTicket(Buffer.from('receipt'), NOW, 7)).toBeNull()
})
