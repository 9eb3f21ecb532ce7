import { parseYuan } from '../money/parse'
import type { BillPayment, BillRefund, TradeBill } from './types'

const NEEDED = [
  '交易时间',
  '微信订单号',
  '商户订单号',
  '交易状态',
  '商户退款单号',
  '退款状态',
  '商品名称',
  '商户数据包',
  '代金券金额',
  '订单金额',
  '申请退款金额',
] as const
type Column = (typeof NEEDED)[number]

export type ReadBill = { ok: true; bill: TradeBill } | { ok: false; line: number; why: string }

/**
 * A trade bill (WeChat Pay 4012365346) read strictly enough to be booked from: columns by name, yuan texts
 * digit by digit, and the summary must agree with the rows, so half a file is no bill. Every cell starts with
 * a backtick; commas inside names are not quoted, so rows are cut at ",`".
 */
export function readBill(text: string): ReadBill {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = placesOf(lines[0] ?? '')
  if (!columns) return { ok: false, line: 1, why: 'columns are missing' }
  const bill: TradeBill = { payments: [], refunds: [] }
  let row = 1
  for (; lines[row]?.startsWith('`'); row += 1) {
    const why = readRow(lines[row] ?? '', columns, bill)
    if (why) return { ok: false, line: row + 1, why }
  }
  const why = summaryDisagrees(lines[row] ?? '', lines[row + 1] ?? '', bill)
  return why ? { ok: false, line: row + 1, why } : { ok: true, bill }
}

interface Columns {
  places: Record<Column, number>
  count: number
}

function placesOf(header: string): Columns | null {
  const names = header.split(',').map(name => name.trim())
  const places = NEEDED.map(column => [column, names.indexOf(column)] as const)
  if (places.some(([, place]) => place < 0)) return null
  return { places: Object.fromEntries(places) as Record<Column, number>, count: names.length }
}

/** What is wrong with the row, or `''`. */
function readRow(line: string, columns: Columns, bill: TradeBill): string {
  const cell = cellsOf(line, columns)
  if (!cell) return 'cells are missing'
  const at = momentOf(cell('交易时间'))
  if (at === null) return 'a row has no time'
  const parties = { outTradeNo: cell('商户订单号'), transactionId: cell('微信订单号'), at }
  if (!parties.outTradeNo || !parties.transactionId) return 'a row names no order'
  if (cell('交易状态') === 'REFUND') return readRefund(cell, parties, bill.refunds)
  if (cell('交易状态') !== 'SUCCESS') return ''
  const [totalFen, couponFen] = [fenOf(cell('订单金额')), fenOf(cell('代金券金额'))]
  if (totalFen === null || couponFen === null) return 'a payment has no amount'
  bill.payments.push({ ...parties, totalFen, couponFen })
  return ''
}

function readRefund(
  cell: (column: Column) => string,
  parties: Omit<BillPayment, 'totalFen' | 'couponFen'>,
  refunds: BillRefund[],
): string {
  const [fen, refundNo] = [fenOf(cell('申请退款金额')), cell('商户退款单号')]
  if (fen === null || !refundNo) return 'a refund has no number or amount'
  refunds.push({ ...parties, refundNo, fen, status: cell('退款状态') })
  return ''
}

/**
 * Cells by column. A ",`" inside a name or the merchant's own attachment makes more cells than columns: cells
 * left of both are counted from the left, cells right of both from the right.
 */
function cellsOf(line: string, { places, count }: Columns): ((column: Column) => string) | null {
  const cells = line.slice(1).split(',`')
  const extra = cells.length - count
  if (extra < 0) return null
  const free = Math.min(places.商品名称, places.商户数据包)
  return column => (cells[places[column] < free ? places[column] : places[column] + extra] ?? '').trim()
}

function summaryDisagrees(names: string, values: string, bill: TradeBill): string {
  const places = names.split(',').map(name => name.trim())
  const cells = values.slice(1).split(',`')
  const cell = (name: string) => cells[places.indexOf(name)] ?? ''
  if (!places.includes('总交易单数') || !values.startsWith('`')) return 'the summary is missing'
  const fen = (rows: readonly number[]) => rows.reduce((total, each) => total + each, 0)
  if (fenOf(cell('订单总金额')) !== fen(bill.payments.map(each => each.totalFen))) {
    return 'payments do not add up to the summary'
  }
  if (fenOf(cell('申请退款总金额')) !== fen(bill.refunds.map(each => each.fen))) {
    return 'refunds do not add up to the summary'
  }
  return ''
}

/** `2026-11-21 16:40:00`, Beijing's clock, as epoch ms. */
function momentOf(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}+08:00`)
    : NaN
  return Number.isNaN(at) ? null : at
}

/** Fen of a bill's yuan text; more than two decimals only when they are zeros. */
function fenOf(text: string): number | null {
  return parseYuan(text.replace(/(\.\d\d)0+$/, '$1'))
}
