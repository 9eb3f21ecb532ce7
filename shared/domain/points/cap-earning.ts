import { count, counted } from '../account/cap-counts'
import type { CapCount } from '../account/types'
import type { PointsRule } from '../brand/types'
import { monthEnd } from '../calendar/day'
import type { CapWindow } from './types'

type Caps = Pick<
  PointsRule,
  'maxPerOrder' | 'maxPerDay' | 'maxPerMonth' | 'maxGrowthPerOrder' | 'maxGrowthPerDay' | 'maxGrowthPerMonth'
>

interface Window {
  by: CapWindow
  /** 0 = no cap. */
  most: number
  /** Name and day of the counter; `''` for the order, which needs none. */
  rule: string
  day: string
}

interface Capped {
  earned: number
  cappedBy: CapWindow | null
  caps: CapCount[]
}

const pointsWindows = (rule: Caps, day: string): Window[] => [
  { by: 'order', most: rule.maxPerOrder, rule: '', day: '' },
  { by: 'day', most: rule.maxPerDay, rule: 'earn', day },
  { by: 'month', most: rule.maxPerMonth, rule: 'earn-month', day: monthEnd(day) },
]

const growthWindows = (rule: Caps, day: string): Window[] => [
  { by: 'order', most: rule.maxGrowthPerOrder, rule: '', day: '' },
  { by: 'day', most: rule.maxGrowthPerDay, rule: 'grow', day },
  { by: 'month', most: rule.maxGrowthPerMonth, rule: 'grow-month', day: monthEnd(day) },
]

/**
 * Points and growth of an order paid on `day`, each cut to what its order, day and month still allow, with
 * the counters after it. What a refund takes back does not free a cap: otherwise buying and refunding would
 * earn without end. `cappedBy` is that of the points.
 */
export function capEarning(
  earned: { points: number; growth: number },
  rule: Caps,
  caps: readonly CapCount[],
  day: string,
): { points: number; growth: number; cappedBy: CapWindow | null; caps: CapCount[] } {
  const points = capped(earned.points, pointsWindows(rule, day), caps)
  const growth = capped(earned.growth, growthWindows(rule, day), points.caps)
  return { points: points.earned, growth: growth.earned, cappedBy: points.cappedBy, caps: growth.caps }
}

function capped(earned: number, all: readonly Window[], caps: readonly CapCount[]): Capped {
  const windows = all.filter(window => window.most > 0)
  let left = earned
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
    earned: left,
    cappedBy,
    caps: counters.reduce((so, { rule, day }) => count(so, { rule, day, count: left }), [...caps]),
  }
}
