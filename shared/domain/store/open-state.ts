import { addDays, dayOf, endOfDay, startOfDay, weekdayOf } from '../calendar/day'
import { MINUTE_MS } from '../calendar/units'
import type { OpenSpan, StoreHours } from './types'

/** A store counts as closing soon when so little is left. */
const CLOSES_SOON_MS = 15 * MINUTE_MS
/** How far ahead an opening is looked for: longer than any holiday. */
const DAYS_AHEAD = 62

export type OpenState =
  /** The store has not said when it is open: nothing is refused and nothing is promised. */
  | { kind: 'unknown' }
  /** `untilAt` null = it does not close. */
  | { kind: 'open'; untilAt: number | null; closesSoon: boolean }
  /** `opensAt` null = not within two months. `restsToday` = at no time of today. */
  | { kind: 'closed'; opensAt: number | null; restsToday: boolean }
  | { kind: 'suspended'; reason: string; opensAt: number | null }

interface Stretch {
  fromAt: number
  toAt: number
}

/** Whether a store is open at a moment, until when, or when it opens next. */
export function openState(hours: StoreHours | null, now: number, timeZone: string): OpenState {
  if (!hours) return { kind: 'unknown' }
  const stretches = openStretches(hours, now, timeZone)
  const current = stretches.find(({ fromAt, toAt }) => fromAt <= now && now < toAt)
  if (current) return openUntil(current.toAt, now, timeZone)
  const closure = hours.closures.find(({ fromAt, untilAt }) => fromAt <= now && now < untilAt)
  if (closure) {
    const after = openStretches(hours, closure.untilAt, timeZone)
    const opensAt = after.find(({ fromAt }) => fromAt >= closure.untilAt)?.fromAt ?? null
    return { kind: 'suspended', reason: closure.reason, opensAt }
  }
  const today = dayOf(now, timeZone)
  const [start, end] = [startOfDay(today, timeZone), endOfDay(today, timeZone)]
  return {
    kind: 'closed',
    opensAt: stretches.find(({ fromAt }) => fromAt > now)?.fromAt ?? null,
    restsToday: !stretches.some(({ fromAt, toAt }) => fromAt < end && toAt > start),
  }
}

/** Orders are taken: open, or nothing is known to the contrary. */
export const takesOrders = ({ kind }: OpenState) => kind === 'open' || kind === 'unknown'

function openUntil(untilAt: number, now: number, timeZone: string): OpenState {
  const isEndless = untilAt >= startOfDay(addDays(dayOf(now, timeZone), DAYS_AHEAD), timeZone)
  return isEndless
    ? { kind: 'open', untilAt: null, closesSoon: false }
    : { kind: 'open', untilAt, closesSoon: untilAt - now <= CLOSES_SOON_MS }
}

/** When the store is open from the day before `at` on, without its closures, in order and apart. */
function openStretches(hours: StoreHours, at: number, timeZone: string): Stretch[] {
  const yesterday = addDays(dayOf(at, timeZone), -1)
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, i) => addDays(yesterday, i))
  const planned = days.flatMap(day => {
    const midnight = startOfDay(day, timeZone)
    return spansOf(hours, day).map(({ fromMinute, toMinute }) => ({
      fromAt: midnight + fromMinute * MINUTE_MS,
      toAt: midnight + toMinute * MINUTE_MS,
    }))
  })
  const open = hours.closures.reduce((left, closure) => left.flatMap(each => without(each, closure)), planned)
  return joined(open)
}

const spansOf = ({ weekly, special }: StoreHours, day: string): readonly OpenSpan[] =>
  special.find(each => each.day === day)?.spans ??
  weekly.filter(({ weekdays }) => weekdays.includes(weekdayOf(day)))

function without({ fromAt, toAt }: Stretch, closure: { fromAt: number; untilAt: number }): Stretch[] {
  const before = { fromAt, toAt: Math.min(toAt, closure.fromAt) }
  const after = { fromAt: Math.max(fromAt, closure.untilAt), toAt }
  if (closure.untilAt <= fromAt || closure.fromAt >= toAt) return [{ fromAt, toAt }]
  return [before, after].filter(each => each.fromAt < each.toAt)
}

/** Stretches that touch or overlap are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const ordered = [...stretches].sort((a, b) => a.fromAt - b.fromAt)
  const result: Stretch[] = []
  for (const next of ordered) {
    const last = result[result.length - 1]
    if (last && next.fromAt <= last.toAt) last.toAt = Math.max(last.toAt, next.toAt)
    else result.push({ ...next })
  }
  return result
}
