import type { OutputOf } from '@shared/contract'
import { addDays, addMonths, dayOf, minuteOfDay } from '@shared/domain/calendar/day'
import { amount, integer } from '@shared/domain/money/display'
import { BILL_TIME_ZONE, newestBillDay } from '@shared/domain/reconciliation/bill-day'
import { monthDayWords } from '@shared/text/dates'
import type { TagTone } from '@/components/tag'

type Opened = OutputOf<'reconciliation.open'>
export type BillDay = Opened['bills'][number]
export type Difference = Opened['differences'][number]

/** 2026-11 of this moment, by the bills' clock. */
export const monthOf = (now: number) => dayOf(now, BILL_TIME_ZONE).slice(0, 7)

/** The month before or after. */
export function monthBeside(month: string, step: -1 | 1): string {
  return addMonths(`${month}-01`, step).slice(0, 7)
}

/** 11 月 21 日 */
export const billDayText = (day: string) => monthDayWords(day.slice(5))

/** 收 3 笔 ¥204.00 · 退 1 笔 ¥68.00, or that nothing moved. */
export function movedText(bill: BillDay): string {
  if (bill.state === 'due') return '还没拿到微信的账单，会自己再试'
  if (bill.state === 'given-up') return '试了一天都没拿到账单，点这里再取一次'
  return countText(bill) || '这天没有收款和退款'
}

/** Payments and refunds with their sums, `''` when there were none. */
export function countText(sums: Pick<BillDay, 'payments' | 'paidFen' | 'refunds' | 'refundedFen'>): string {
  const parts = [
    sums.payments > 0 ? `收 ${integer(sums.payments)} 笔 ${amount(sums.paidFen)}` : '',
    sums.refunds > 0 ? `退 ${integer(sums.refunds)} 笔 ${amount(sums.refundedFen)}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The day's state, as a tag; `open` = its differences that are not explained yet. */
export function stateOf(bill: BillDay, open: number): { text: string; tone: TagTone } {
  if (bill.state === 'due') return { text: '还没对', tone: 'info' }
  if (bill.state === 'given-up') return { text: '没拿到', tone: 'danger' }
  if (open > 0) return { text: `差 ${integer(open)} 条`, tone: 'warn' }
  return bill.differences > 0 ? { text: '已补齐', tone: 'ok' } : { text: '对上了', tone: 'ok' }
}

/**
 * Yesterday's bill is not there before ten; said on top instead of leaving a gap. `null` once it may be
 * expected.
 */
export function waitingText(bills: readonly BillDay[], month: string, now: number): string | null {
  const today = dayOf(now, BILL_TIME_ZONE)
  const yesterday = addDays(today, -1)
  const isEarly = newestBillDay(today, minuteOfDay(now, BILL_TIME_ZONE)) < yesterday
  if (!isEarly || yesterday.slice(0, 7) !== month || bills.some(({ day }) => day === yesterday)) return null
  return '昨天的账单上午 10 点以后才有'
}

/** Open differences of one kind together, the kind with most money first. */
export function byKind(
  differences: readonly Difference[],
): { kind: Difference['kind']; rows: Difference[] }[] {
  const kinds = [...new Set(differences.map(({ kind }) => kind))]
  const groups = kinds.map(kind => ({ kind, rows: differences.filter(each => each.kind === kind) }))
  return groups.sort((a, b) => sumOf(b.rows) - sumOf(a.rows))
}

/** The money in question: how far apart both sides are, all rows together. */
export const sumOf = (rows: readonly Difference[]) =>
  rows.reduce((fen, { billFen, ourFen }) => fen + Math.abs((billFen ?? 0) - (ourFen ?? 0)), 0)

/** 微信 ¥68.00 · 我们没有 */
export function sidesText({ billFen, ourFen }: Difference): string {
  const side = (who: string, fen: number | null) => (fen === null ? `${who}没有` : `${who} ${amount(fen)}`)
  return `${side('微信', billFen)} · ${side('我们', ourFen)}`
}

/** Tail of the order's number, enough to find it. */
export const numberText = ({ outTradeNo, refundNo, day }: Difference) =>
  `${billDayText(day)} · ${refundNo ? `退款尾号 ${refundNo.slice(-6)}` : `订单尾号 ${outTradeNo.slice(-6)}`}`
