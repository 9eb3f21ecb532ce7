import { LIMITS } from '../limits'
import type { CapCount } from '../member/types'

/** How often a rule was counted for a day (`''` = over its whole life). */
export function counted(caps: readonly CapCount[], rule: string, day: string): number {
  return caps.find(cap => cap.rule === rule && cap.day === day)?.n ?? 0
}

/**
 * The counters with `n` more. Nothing fades by time alone: an order found weeks late must meet the counter of its own day. Only beyond
 * the limit the oldest daily ones go; those of a whole life stay.
 */
export function count(caps: readonly CapCount[], rule: string, day: string, n: number): CapCount[] {
  if (n === 0) return [...caps]
  const total = counted(caps, rule, day) + n
  const others = caps.filter(cap => !(cap.rule === rule && cap.day === day))
  const next = [...others, { rule, day, n: total }]
  const oldest = next.filter(cap => cap.day !== '').sort((a, b) => (a.day < b.day ? -1 : 1))
  const surplus = new Set(oldest.slice(0, Math.max(0, next.length - LIMITS.caps)))
  return next.filter(cap => !surplus.has(cap))
}
