import type { MemberDoc } from '../account/types'
import { isWithin } from '../coupon/times'
import type { GoodsDoc, PriceRow } from './types'

/** Whose price it is; null = who has no card yet pays the usual one. */
export type Buyer = Pick<MemberDoc, 'state' | 'tier' | 'growth'> | null

export interface Price {
  points: number
  /** The brand's words for why, '' = the usual price. */
  note: string
}

/** Whether a row holds for this person at this moment: all its conditions do. */
function applies(row: PriceRow, buyer: Buyer, now: number, timeZone: string): boolean {
  if (buyer?.state !== 'member') return false
  if (row.tiers.length > 0 && !row.tiers.includes(buyer.tier)) return false
  if (buyer.growth < row.minGrowth) return false
  if (now < row.fromAt || (row.toAt !== 0 && now >= row.toAt)) return false
  return isWithin(row.times, now, timeZone)
}

const lowest = (prices: readonly Price[], usual: Price): Price =>
  prices.reduce((low, each) => (each.points < low.points ? each : low), usual)

/** What this person pays now: of all rows that hold the lowest, the first of equal ones; else the usual. */
export function priceFor(
  { points, prices = [] }: Pick<GoodsDoc, 'points' | 'prices'>,
  buyer: Buyer,
  now: number,
  timeZone: string,
): Price {
  const held = prices.filter(row => applies(row, buyer, now, timeZone))
  const { points: lowestPoints, note } = lowest(held, { points, note: '' })
  return { points: lowestPoints, note }
}

/** Lower prices that another tier, another time or more growth brings, lowest last; none that is over. */
export function otherPrices(
  goods: Pick<GoodsDoc, 'points' | 'prices'>,
  buyer: Buyer,
  now: number,
  timeZone: string,
): Price[] {
  const mine = priceFor(goods, buyer, now, timeZone)
  return (goods.prices ?? [])
    .filter(({ points, toAt }) => points < mine.points && (toAt === 0 || now < toAt))
    .sort((a, b) => b.points - a.points)
    .map(({ points, note }) => ({ points, note }))
}
