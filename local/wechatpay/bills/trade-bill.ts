import { DAY_MS, startOfBeijingDay } from '../beijing-time'
import type { Transaction } from '../orders/transaction'
import { type BillRow, paymentRow, refundRow } from './bill-row'
import { yuan } from './yuan'

const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY_COLUMNS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
const BOM = '\uFEFF'

/**
 * The bill of one Beijing day, payments and refunds in order of time; null when nothing happened. Commas in
 * names stay unquoted.
 */
export function tradeBill(transactions: Transaction[], day: string): string | null {
  const from = startOfBeijingDay(day)
  const rows = transactions
    .flatMap(rowsOf)
    .filter(({ at }) => at >= from && at < from + DAY_MS)
    .sort((a, b) => a.at - b.at)
  if (rows.length === 0) return null
  const lines = [COLUMNS, ...rows.map(({ cells }) => line(cells)), SUMMARY_COLUMNS, line(summaryOf(rows))]
  return `${BOM}${lines.map(text => `${text}\r\n`).join('')}`
}

function rowsOf(transaction: Transaction): BillRow[] {
  const { paid, refunds } = transaction
  if (!paid) return []
  return [paymentRow(transaction, paid), ...refunds.map(refund => refundRow(transaction, paid, refund))]
}

function summaryOf(rows: BillRow[]): string[] {
  const sum = (fen: (row: BillRow) => number) => rows.reduce((total, row) => total + fen(row), 0)
  return [
    String(rows.length),
    yuan(sum(row => row.settledFen)),
    yuan(sum(row => row.refundFen)),
    yuan(sum(row => row.couponRefundFen)),
    `${yuan(sum(row => row.feeFen))}000`,
    yuan(sum(row => row.totalFen)),
    yuan(sum(row => row.refundFen)),
  ]
}

/** Every cell starts with a backtick, so that spreadsheets keep long numbers whole. */
const line = (cells: string[]) => cells.map(cell => `\`${cell}`).join(',')
