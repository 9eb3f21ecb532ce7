import { type Interval, sharesOf, wilson } from './interval'
import type { Attribution } from './types'

/** What happened in the time of a report, each with the path that brought it about. */
export interface Happened {
  visits: readonly { linkId: string; memberId: string; at: number }[]
  joins: readonly (Attribution | null)[]
  claims: readonly (Attribution | null)[]
  redemptions: readonly (Attribution | null)[]
  exchanges: readonly (Attribution | null)[]
  /** Paid orders with what was not refunded of them, in fen. */
  orders: readonly { broughtBy: Attribution | null; memberId: string; netFen: number }[]
}

export interface ReportRow {
  /** `''` = the row of what no path brought. */
  linkId: string
  visits: number
  people: number
  joins: number
  claims: number
  redemptions: number
  exchanges: number
  /** Orders of which something is left after refunds. */
  orders: number
  netFen: number
  /** Of all orders and of all money, in permille; each adds to 1,000 over the rows. */
  ordersShare: number
  moneyShare: number
  /** Visits of this time that an order followed, as a share of all visits; null without visits. */
  paidPerVisit: Interval | null
}

/**
 * One row per path that had anything, the most money first, and at the end one for what no path brought: all
 * rows together are everything that happened. What was refunded whole counts nowhere.
 */
export function reportOf(happened: Happened): ReportRow[] {
  const orders = happened.orders.filter(({ netFen }) => netFen > 0)
  const named = [
    ...happened.joins,
    ...happened.claims,
    ...happened.redemptions,
    ...happened.exchanges,
    ...orders.map(({ broughtBy }) => broughtBy),
  ].flatMap(broughtBy => (broughtBy ? [broughtBy.linkId] : []))
  const linkIds = [...new Set([...happened.visits.map(({ linkId }) => linkId), ...named])]
  const rows = [...linkIds, ''].map(linkId => rowOf(linkId, { ...happened, orders }))
  const ordersShares = sharesOf(rows.map(row => row.orders))
  const moneyShares = sharesOf(rows.map(row => row.netFen))
  return rows
    .map((row, i) => ({ ...row, ordersShare: ordersShares[i] ?? 0, moneyShare: moneyShares[i] ?? 0 }))
    .sort(
      (a, b) =>
        Number(a.linkId === '') - Number(b.linkId === '') ||
        b.netFen - a.netFen ||
        b.visits - a.visits ||
        (a.linkId < b.linkId ? -1 : 1),
    )
}

function rowOf(
  linkId: string,
  { visits, joins, claims, redemptions, exchanges, orders }: Happened,
): Omit<ReportRow, 'ordersShare' | 'moneyShare'> {
  const own = visits.filter(visit => visit.linkId === linkId)
  const sold = orders.filter(({ broughtBy }) => (broughtBy?.linkId ?? '') === linkId)
  const count = (events: readonly (Attribution | null)[]) =>
    events.filter(broughtBy => (broughtBy?.linkId ?? '') === linkId).length
  const moments = new Set(own.map(({ memberId, at }) => `${memberId} ${at}`))
  const followed = new Set(sold.map(({ memberId, broughtBy }) => `${memberId} ${broughtBy?.at}`))
  return {
    linkId,
    visits: own.length,
    people: new Set(own.map(({ memberId }) => memberId)).size,
    joins: count(joins),
    claims: count(claims),
    redemptions: count(redemptions),
    exchanges: count(exchanges),
    orders: sold.length,
    netFen: sold.reduce((sum, { netFen }) => sum + netFen, 0),
    paidPerVisit: wilson([...followed].filter(moment => moments.has(moment)).length, own.length),
  }
}
