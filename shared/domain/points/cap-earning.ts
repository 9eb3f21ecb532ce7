import type { PointsRule } from '../brand/types'
import { monthEnd } from '../calendar/day'
import type { CapCount } from '../member/types'
import { count, counted } from './caps'
import type { CapWindow } from './types'

interface Window {
  by: CapWindow
  /** 0 = no cap. */
  most: number
  /** Name and day of the counter; `''` for the order, which needs none. */
  rule: string
  day: string
}

const windowsOf = (rule: PointsRule, day: string): Window[] => [
  { by: 'order', most: rule.maxPerOrder, rule: '', day: '' },
  { by: 'day', most: rule.maxPerDay, rule: 'earn', day },
  { by: 'month', most: rule.maxPerMonth, rule: 'earn-month', day: monthEnd(day) },
]

/**
 * Points of an order paid on `day`, cut to what its order, day and month still allow, with the counters after it. What a refund takes
 * back does not free a cap: otherwise buying and refunding would earn without end.
 */
export function capEarning(
  points: number,
  rule: PointsRule,
  caps: readonly CapCount[],
  day: string,
): { points: number; cappedBy: CapWindow | null; caps: CapCount[] } {
  const windows = windowsOf(rule, day).filter(window => window.most > 0)
  let left = points
  let cappedBy: CapWindow | null = null
  for (const window of windows) {
    const used = window.rule === '' ? 0 : counted(caps, window.rule, window.day)
    const room = Math.max(0, window.most - used)
    if (room >= left) continue
    left = room
    cappedBy = window.by
  }
  const counters = windows.filter(window => window.rule !== '')
  return {
    points: left,
    cappedBy,
    caps: counters.reduce((all, { rule: name, day: of }) => count(all, name, of, left), [...caps]),
  }
}
