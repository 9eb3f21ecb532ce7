import type { MemberDoc } from '../account/types'
import { isWithin } from '../coupon/times'
import type { GoodsDoc, PriceRow } from './types'

/** Whose price it is; null = who has no card yet pays the usual one. */
export type Buyer = Pick<MemberDoc, 'state' | 'tier' | 'growth'> | null

export interface Price {
  points: number
  /** Money paid with them, 0 = points alone. */
  fen: number
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

const priceOf = ({ points, fen = 0, note }: Pick<PriceRow, 'points' | 'fen' | 'note'>): Price => ({
  points,
  fen,
  note,
})

const isLower = (a: Price, b: Price) => a.points < b.points || (a.points === b.points && a.fen < b.fen)

const lowest = (prices: readonly Price[], usual: Price): Price =>
  prices.reduce((low, each) => (isLower(each, low) ? each : low), usual)

type Priced = Pick<GoodsDoc, 'points' | 'prices'>

/** The rows that hold for this person at this moment, as prices. */
const held = ({ prices = [] }: Priced, buyer: Buyer, now: number, timeZone: string): Price[] =>
  prices.filter(row => applies(row, buyer, now, timeZone)).map(priceOf)

/**
 * What this person pays in points alone now: of all rows that hold the lowest, the first of equal ones; else
 * the usual.
 */
export function priceFor(goods: Priced, buyer: Buyer, now: number, timeZone: string): Price {
  const inPoints = held(goods, buyer, now, timeZone).filter(({ fen }) => fen === 0)
  return lowest(inPoints, { points: goods.points, fen: 0, note: '' })
}

/**
 * What this person pays in points and money now, null where no such row holds or none saves points: it is
 * offered beside the price in points, so that it never hides that one.
 */
export function cashPriceFor(goods: Priced, buyer: Buyer, now: number, timeZone: string): Price | null {
  const mine = priceFor(goods, buyer, now, timeZone)
  const withMoney = held(goods, buyer, now, timeZone).filter(
    ({ points, fen }) => fen > 0 && points < mine.points,
  )
  const [first] = withMoney
  return first ? lowest(withMoney, first) : null
}

/** The price that answers what a page showed: with money where it showed money and there is one. */
export function priceAsked(
  goods: Priced,
  buyer: Buyer,
  shown: { fen: number },
  now: number,
  timeZone: string,
): Price {
  const withMoney = shown.fen > 0 ? cashPriceFor(goods, buyer, now, timeZone) : null
  return withMoney ?? priceFor(goods, buyer, now, timeZone)
}

/** Of rows with money only those lower than what is offered with money already. */
const isOffered = (price: Price, withMoney: Price | null) =>
  price.fen > 0 && withMoney !== null && !isLower(price, withMoney)

/** Lower prices that another tier, another time or more growth brings, lowest last; none that is over. */
export function otherPrices(goods: Priced, buyer: Buyer, now: number, timeZone: string): Price[] {
  const mine = priceFor(goods, buyer, now, timeZone)
  const withMoney = cashPriceFor(goods, buyer, now, timeZone)
  return (goods.prices ?? [])
    .filter(({ toAt }) => toAt === 0 || now < toAt)
    .map(priceOf)
    .filter(price => price.points < mine.points && !isOffered(price, withMoney))
    .sort((a, b) => b.points - a.points || b.fen - a.fen)
}
