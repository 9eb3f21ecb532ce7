import { addDays, addMonths, dayOf, minuteOfDay } from '../domain/calendar/day'
import { amount, integer } from '../domain/money/display'
import { BILL_TIME_ZONE, newestBillDay } from '../domain/reconciliation/bill-day'
import type { BillSums } from '../domain/reconciliation/sum-bills'
import type { Difference } from '../domain/reconciliation/types'
import { monthDayWords } from './dates'

/** 2026-11 of this moment, by the bills' clock. */
export const monthOf = (now: number) => dayOf(now, BILL_TIME_ZONE).slice(0, 7)

/** The month before or after. */
export function monthBeside(month: string, step: -1 | 1): string {
  return addMonths(`${month}-01`, step).slice(0, 7)
}

/** 11 月 21 日 */
export const billDayText = (day: string) => monthDayWords(day.slice(5))

/** Payments and refunds with their sums, `''` when there were none. */
export function countText(sums: Omit<BillSums, 'differences'>): string {
  const parts = [
    sums.payments > 0 ? `收 ${integer(sums.payments)} 笔 ${amount(sums.paidFen)}` : '',
    sums.refunds > 0 ? `退 ${integer(sums.refunds)} 笔 ${amount(sums.refundedFen)}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/**
 * Yesterday's bill is not there before ten; said on top instead of leaving a gap. `null` once it may be
 * expected.
 */
export function waitingText(bills: readonly { day: string }[], month: string, now: number): string | null {
  const today = dayOf(now, BILL_TIME_ZONE)
  const yesterday = addDays(today, -1)
  const isEarly = newestBillDay(today, minuteOfDay(now, BILL_TIME_ZONE)) < yesterday
  if (!isEarly || yesterday.slice(0, 7) !== month || bills.some(({ day }) => day === yesterday)) return null
  return '昨天的账单上午 10 点以后才有'
}

type Sides = Pick<Difference, 'billFen' | 'ourFen'>

/** The money in question: how far apart both sides are, all rows together. */
export const sumOf = (rows: readonly Sides[]) =>
  rows.reduce((fen, { billFen, ourFen }) => fen + Math.abs((billFen ?? 0) - (ourFen ?? 0)), 0)

/** 微信 ¥68.00 · 我们没有 */
export function sidesText({ billFen, ourFen }: Sides): string {
  const side = (who: string, fen: number | null) => (fen === null ? `${who}没有` : `${who} ${amount(fen)}`)
  return `${side('微信', billFen)} · ${side('我们', ourFen)}`
}

/** Tail of the order's number, enough to find it. */
export const numberText = ({
  outTradeNo,
  refundNo,
  day,
}: Pick<Difference, 'outTradeNo' | 'refundNo'> & { day: string }) =>
  `${billDayText(day)} · ${refundNo ? `退款尾号 ${refundNo.slice(-6)}` : `订单尾号 ${outTradeNo.slice(-6)}`}`
