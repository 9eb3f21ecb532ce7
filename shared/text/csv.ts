import type { AuditCheckDoc, BillCheckDoc, DifferenceDoc } from '../domain/reconciliation/types'
import { DIFFERENCE_TITLES } from './differences'

const BOM = '\uFEFF'

interface Column<Row> {
  head: string
  cell: (row: Row) => string | number | null
}

const STATE_WORDS = { due: '还没对', done: '已对', 'given-up': '没有拿到账单' } as const

export const billColumns: readonly Column<BillCheckDoc>[] = [
  { head: '账单日', cell: row => row.day },
  { head: '商户号', cell: row => row.mchid },
  { head: '对账', cell: row => STATE_WORDS[row.state] },
  { head: '付款笔数', cell: row => row.payments },
  { head: '付款金额（元）', cell: row => yuanOf(row.paidFen) },
  { head: '退款笔数', cell: row => row.refunds },
  { head: '退款金额（元）', cell: row => yuanOf(row.refundedFen) },
  { head: '差异条数', cell: row => row.differences },
]

export const differenceColumns: readonly Column<DifferenceDoc>[] = [
  { head: '账单日', cell: row => row.day },
  { head: '商户号', cell: row => row.mchid },
  { head: '差异', cell: row => DIFFERENCE_TITLES[row.kind] },
  { head: '商户订单号', cell: row => row.outTradeNo },
  { head: '商户退款单号', cell: row => row.refundNo },
  { head: '微信订单号', cell: row => row.transactionId },
  { head: '账单金额（元）', cell: row => yuanOf(row.billFen) },
  { head: '我们的金额（元）', cell: row => yuanOf(row.ourFen) },
  { head: '状态', cell: row => (row.state === 'healed' ? '已补齐' : '待处理') },
]

export const liabilityColumns: readonly Column<AuditCheckDoc>[] = [
  { head: '日期', cell: row => row.day },
  { head: '未用积分', cell: row => row.liability?.points ?? null },
  { head: '未用积分折合（元）', cell: row => yuanOf(row.liability?.pointsFen ?? null) },
  { head: '顾客欠的积分', cell: row => row.liability?.debt ?? null },
  { head: '储值本金（元）', cell: row => yuanOf(row.liability?.storedPrincipalFen ?? null) },
  { head: '储值赠金（元）', cell: row => yuanOf(row.liability?.storedBonusFen ?? null) },
  { head: '核对出的问题', cell: row => row.broken.length },
]

/**
 * A CSV file a spreadsheet opens as it is: BOM, every cell quoted, long numbers kept as text, no cell runs as
 * a formula.
 */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ head }) => head), ...rows.map(row => columns.map(({ cell }) => cell(row)))]
  return BOM + lines.map(cells => `${cells.map(cellText).join(',')}\r\n`).join('')
}

/**
 * What a spreadsheet may run: `=` and its like, also full width and behind blanks; and control characters in
 * front.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

/**
 * A spreadsheet rounds long digits and runs what starts like a formula, so both become text by a leading tab.
 */
function cellText(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell)
  const isRisky = typeof cell === 'string' && (FORMULA.test(text) || /^\d{12,}$/.test(text))
  return `"${isRisky ? '\t' : ''}${text.replace(/"/g, '""')}"`
}

/** Fen of this file are never negative. */
function yuanOf(fen: number | null): string | null {
  if (fen === null) return null
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
