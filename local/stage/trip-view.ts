import type { Trip } from '../cloud'
import { SETTINGS } from './budgets'
import type { TripView } from './view'

/**
 * Budgets speak of the database; an API of WeChat's is no trip to it, settings are read once per instance,
 * and the sweepers are woken beside a write about once per instance in 30 s.
 */
export const isCounted = ({ collection }: Trip) =>
  collection !== undefined && collection !== 'wake' && !SETTINGS.includes(collection)
export const writes = (trip: Trip, collection: string) =>
  trip.collection === collection && /add|insert|update|modify/i.test(trip.action)

/** A guarded write that changed nothing, or a document another had inserted first. */
export function cameSecond({ action, outcome, answer }: Trip): boolean {
  const { data } = (answer ?? {}) as { data?: { updated?: number } }
  if (action === 'database.modifyDocument') return outcome === 'ok' && data?.updated === 0
  return action === 'database.insertDocument' && /DUPLICATE|E11000/i.test(`${outcome} ${String(answer)}`)
}

export function tripView({ n, summary, startMs, endMs, depth, returned, outcome, action }: Trip): TripView {
  const isQuery = /query|get|find|count/i.test(action)
  const result = outcome !== 'ok' ? '断了' : isQuery ? (returned === 0 ? '没有' : `${returned} 条`) : '写了'
  return {
    n,
    summary: shortened(summary),
    full: summary,
    outcome: result,
    fromMs: startMs,
    toMs: endMs,
    depth,
  }
}

/**
 * `orders.get 1900…:7917`, `coupons.where {origin}`: enough to know which document, short enough for one
 * line.
 */
function shortened(summary: string): string {
  const [what = '', ...rest] = summary.split(' ')
  const subject = rest.join(' ')
  if (!subject.startsWith('{')) return [what, subject.split(':').map(shortPart).join(':')].join(' ').trim()
  const fields = [...subject.matchAll(/[{,]"(\w[\w.]*)":/g)].map(([, field]) => field)
  return `${what.replace(/get$/, 'where')} {${fields.join(', ')}}`
}

const shortPart = (part: string) => (part.length > 12 ? `${part.slice(0, 4)}…${part.slice(-4)}` : part)
