import type { MemberDoc } from '../account/types'
import { LIMITS } from '../limits'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { entitlement } from '../points/earning'
import type { OrderPlan, SettlingEntry } from '../points/types'
import { keptOfTopUp } from './bonus'
import type { PaidBack, TopUpLink, TopUpOffer, TopUpRecord } from './types'

export const NOTHING_BACK: PaidBack = { fen: 0, points: 0, growth: 0 }
type TopUps = Pick<MemberDoc, 'topUps'>

export const topUpsOf = ({ topUps }: TopUps): TopUpRecord[] => topUps ?? []
export const topUpOf = (member: TopUps, ref: string): TopUpRecord | undefined =>
  topUpsOf(member).find(each => each.ref === ref)

/**
 * Principal of a top-up that was neither refunded nor paid back at the counter, in fen; spendings are not
 * asked.
 */
export const leftOf = ({ totalFen, refundedFen, back }: TopUpRecord): number =>
  Math.max(0, totalFen - refundedFen - back.fen)

/** The bonus a top-up deserves for what is left of it, in fen. */
export const bonusLeftOf = (row: TopUpRecord): number =>
  keptOfTopUp(row, row.refundedFen + row.back.fen).bonusFen

/** How much of a top-up was paid back twice: at the counter, and refunded by WeChat Pay. In fen. */
export const paidTwiceFen = (totalFen: number, refundedFen: number, backFen: number): number =>
  Math.max(0, Math.min(backFen, refundedFen + backFen - totalFen))

/** What an order's newest entry knows of it as paid back at the counter. */
export const paidBackIn = (newest: SettlingEntry | null): PaidBack | null =>
  newest?.kind === 'top-up' ? newest.paidBack : null

/** A paid top-up order as the member remembers it; what was paid back at the counter stays known. */
export function topUpOfOrder(
  member: TopUps,
  order: OrderDoc & { paid: PaidFact; topUp: TopUpOffer },
  plan: OrderPlan,
  newest: SettlingEntry | null,
): TopUpRecord {
  const { bonusFen, steps = [] } = order.topUp
  return {
    ref: order._id,
    totalFen: order.paid.totalFen,
    bonusFen,
    steps,
    earns: plan.baseFen > 0,
    points: plan.points,
    growth: plan.growth,
    refundedFen: refundedFenOf(order, 'total'),
    back: topUpOf(member, order._id)?.back ?? paidBackIn(newest) ?? NOTHING_BACK,
  }
}

/** The list with this one in it: in its old place, or last. Beyond the limit the oldest is forgotten. */
export function withTopUp(rows: readonly TopUpRecord[], row: TopUpRecord): TopUpRecord[] {
  const isKnown = rows.some(({ ref }) => ref === row.ref)
  const next = isKnown ? rows.map(each => (each.ref === row.ref ? row : each)) : [...rows, row]
  return next.slice(-LIMITS.topUps)
}

/** Both cards' top-ups, those of the card that stays last: which were older is not recorded here. */
export function mergedTopUps(from: TopUps, into: TopUps): TopUps {
  const rows = [...topUpsOf(from), ...topUpsOf(into)]
  return rows.length > 0 ? { topUps: rows.slice(-LIMITS.topUps) } : {}
}

/**
 * Principal that leaves at the counter, and what of its kind was held before; `earns`: it earned when it was
 * topped up.
 */
export interface LeavingPrincipal {
  earns: boolean
  fen: number
  heldFen: number
}

/**
 * Links principal paid back at the counter to the top-ups it came from, oldest first, at most what is left of
 * each. What is missing of a kind was spent, the oldest first. Principal of top-ups that are not recorded is
 * linked to none. `bonusFen`: what the linked top-ups no longer deserve, their steps evaluated again.
 */
export function linkPayback(
  rows: readonly TopUpRecord[],
  leaving: readonly LeavingPrincipal[],
): { rows: TopUpRecord[]; links: TopUpLink[]; bonusFen: number } {
  const parts = new Map(leaving.flatMap(kind => [...partsOf(rows, kind)]))
  const links: TopUpLink[] = []
  let bonusFen = 0
  const after = rows.map(row => {
    const fen = parts.get(row.ref) ?? 0
    if (fen === 0) return row
    const { link, next } = paidBack(row, fen)
    links.push(link)
    bonusFen += bonusLeftOf(row) - bonusLeftOf(next)
    return next
  })
  return { rows: after, links, bonusFen }
}

/** How many fen of each top-up leave, by its `ref`. */
function partsOf(rows: readonly TopUpRecord[], { earns, fen, heldFen }: LeavingPrincipal) {
  const own = rows.filter(row => row.earns === earns)
  const parts = new Map<string, number>()
  let spentFen = Math.max(0, own.reduce((sum, row) => sum + leftOf(row), 0) - heldFen)
  let missingFen = fen
  for (const row of own) {
    const spent = Math.min(spentFen, leftOf(row))
    const part = Math.min(missingFen, leftOf(row) - spent)
    spentFen -= spent
    missingFen -= part
    parts.set(row.ref, part)
  }
  return parts
}

function paidBack(row: TopUpRecord, fen: number): { link: TopUpLink; next: TopUpRecord } {
  const { ref, totalFen, refundedFen, back } = row
  const before = refundedFen + back.fen
  // Several floors may sum to one more than the order keeps: never beyond that.
  const gone = (granted: number, wasGone: number) =>
    Math.min(
      entitlement(granted, totalFen, before) - entitlement(granted, totalFen, before + fen),
      Math.max(0, entitlement(granted, totalFen, refundedFen) - wasGone),
    )
  const [points, growth] = [gone(row.points, back.points), gone(row.growth, back.growth)]
  const next = { fen: back.fen + fen, points: back.points + points, growth: back.growth + growth }
  return { link: { ref, fen, points, growth, backFen: next.fen }, next: { ...row, back: next } }
}
