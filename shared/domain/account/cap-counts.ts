import { addDays } from '../calendar/day'
import { DAY_MS } from '../calendar/units'
import { LIMITS } from '../limits'
import type { CapCount } from './types'

/** How often a rule was counted for a day (`''` = over its whole life). */
export function counted(caps: readonly CapCount[], rule: string, day: string): number {
  return caps.find(cap => cap.rule === rule && cap.day === day)?.count ?? 0
}

/**
 * The counters with this one higher by `n`. Nothing is dropped here: what was just counted is always in the
 * result.
 */
export function count(caps: readonly CapCount[], { rule, day, count: n, untilAt = 0 }: CapCount): CapCount[] {
  if (n === 0) return [...caps]
  const existing = caps.find(cap => cap.rule === rule && cap.day === day)
  const last = Math.max(untilAt, existing?.untilAt ?? 0)
  const row = { rule, day, count: (existing?.count ?? 0) + n, ...(last > 0 ? { untilAt: last } : {}) }
  return [...caps.filter(cap => cap !== existing), row]
}

/** What decides whether a counter can still be asked. */
export interface Fading {
  now: number
  /** Brand-local day of `now`. */
  today: string
  /** A receipt may bring a payment so many days late. */
  claimDays: number
  /** Ends as the brand has them today: a campaign may have been prolonged since it was counted. */
  campaigns: readonly { _id: string; toAt: number }[]
}

/**
 * The counters a new payment is decided by. Daily and lifetime ones have limits of their own, so that neither
 * pushes out the other, and nothing fades by time alone: an order found weeks late meets the counter of its
 * own day. Beyond a limit the oldest go, but never one a payment may still ask: of today and the days of the
 * claim window, or of a campaign that ended within it.
 */
export function faded(caps: readonly CapCount[], fading: Fading): CapCount[] {
  const { now, today, claimDays, campaigns } = fading
  const firstDay = addDays(today, -claimDays)
  const endOf = (cap: CapCount) =>
    Math.max(cap.untilAt ?? 0, campaigns.find(({ _id }) => _id === cap.rule)?.toAt ?? 0)
  const isDated = ({ day }: CapCount) => day !== ''
  const dated = dropOldest(
    caps.filter(isDated),
    LIMITS.datedCaps,
    ({ day }) => day < firstDay,
    (a, b) => (a.day < b.day ? -1 : 1),
  )
  const lifetime = dropOldest(
    caps.filter(cap => !isDated(cap)),
    LIMITS.lifetimeCaps,
    cap => endOf(cap) + (claimDays + 1) * DAY_MS < now,
    (a, b) => endOf(a) - endOf(b),
  )
  return caps.filter(cap => dated.has(cap) || lifetime.has(cap))
}

/** Those that stay when the oldest of the droppable ones leave, as many as are too many. */
function dropOldest(
  rows: readonly CapCount[],
  limit: number,
  mayGo: (row: CapCount) => boolean,
  older: (a: CapCount, b: CapCount) => number,
): ReadonlySet<CapCount> {
  const going = rows.filter(mayGo).sort(older)
  const gone = new Set(going.slice(0, Math.max(0, rows.length - limit)))
  return new Set(rows.filter(row => !gone.has(row)))
}
