import { addDays, isDay, monthEnd } from '../calendar/day'
import type { BirthdayWindow } from './types'

/** The gift of one year: the birthday in it, and the first and last day on which it is given. */
export interface BirthdayTurn {
  year: string
  day: string
  from: string
  to: string
}

/** Whether `MM-DD` is a day that some year has; the 29th of February is. */
export const isMonthDay = (monthDay: string): boolean => isDay(`2024-${monthDay}`)

/** The birthday in a year; in an ordinary year the 29th of February is its 28th. */
export function birthdayIn(year: number, monthDay: string): string {
  const day = `${String(year).padStart(4, '0')}-${monthDay}`
  return monthDay === '02-29' ? monthEnd(`${day.slice(0, 7)}-01`) : day
}

function turnOf(year: number, monthDay: string, window: BirthdayWindow): BirthdayTurn {
  const day = birthdayIn(year, monthDay)
  const [from, to] =
    window.by === 'month'
      ? [`${day.slice(0, 7)}-01`, monthEnd(day)]
      : [addDays(day, -window.before), addDays(day, window.after)]
  return { year: day.slice(0, 4), day, from, to }
}

/** Windows may reach over New Year, so the years beside today's count too. */
const turnsAround = (monthDay: string, window: BirthdayWindow, today: string) =>
  [-1, 0, 1, 2].map(n => turnOf(Number(today.slice(0, 4)) + n, monthDay, window))

/** The turn whose days are running today, or null. */
export const runningTurn = (monthDay: string, window: BirthdayWindow, today: string) =>
  turnsAround(monthDay, window, today).find(({ from, to }) => from <= today && today <= to) ?? null

/** The next turn that has not begun. */
export function nextTurn(monthDay: string, window: BirthdayWindow, today: string): BirthdayTurn {
  const next = turnsAround(monthDay, window, today).find(({ from }) => from > today)
  if (!next) throw new Error(`no birthday ${monthDay} after ${today}`)
  return next
}
