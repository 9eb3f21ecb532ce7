import type { Factor, PointsRule, Tier } from '../brand/types'
import { weekdayOf } from '../calendar/day'
import { highestFactor } from '../campaign/highest-factor'
import type { PointsCampaignDoc } from '../campaign/types'
import type { OrderLine } from '../order/types'
import { earned } from './earning'
import type { AppliedFactor } from './types'

/** A factor of one, in ten-thousandths. */
const ONE = 10_000

/** One payment as the earning rule sees it. */
export interface Earning {
  at: number
  /** Brand-local day of the payment. */
  day: string
  storeId: string
  /** On the measure of the rule. */
  baseFen: number
  lines: readonly OrderLine[]
}

export interface Earned {
  /** Before caps. */
  points: number
  growth: number
  /** The part of the base that is not of excluded goods. */
  eligibleFen: number
  factors: AppliedFactor[]
}

/**
 * What a payment earns before caps: base × tier's rate × every factor that applies, one floor at the very
 * end. Lines share the base in proportion to their prices, so a discount on the whole order touches all of
 * them alike.
 */
export function earnOnOrder(
  earning: Earning,
  tier: Pick<Tier, 'id' | 'rate'>,
  rule: Pick<PointsRule, 'factors' | 'growthRate'>,
  campaigns: readonly PointsCampaignDoc[],
): Earned {
  const { baseFen, lines } = earning
  const onLines = lines.map(line => ({ ...line, factor: goodsFactor(line, rule.factors) }))
  const sumFen = lines.reduce((fen, line) => fen + line.fen, 0)
  const share = (weight: (line: (typeof onLines)[number]) => number) =>
    sumFen === 0
      ? [BigInt(ONE)]
      : [onLines.reduce((total, line) => total + BigInt(line.fen * weight(line)), 0n)]
  const whole = sumFen === 0 ? [] : [BigInt(sumFen)]
  const onOrder = [...placeAndTime(earning, rule.factors), ...campaign(earning, tier, campaigns)]

  const eligibleFen = floorOf(
    [BigInt(baseFen), ...share(line => (line.factor > 0 ? ONE : 0))],
    [BigInt(ONE), ...whole],
  )
  const rates = [tier.rate, ...onOrder.map(({ factor }) => factor)].map(BigInt)
  const ones = [BigInt(ONE), ...rates.map(() => BigInt(ONE))]
  return {
    points: floorOf([BigInt(baseFen), ...share(line => line.factor), ...rates], [...ones, 100n, ...whole]),
    growth: earned(eligibleFen, rule.growthRate),
    eligibleFen,
    factors: [...onOrder, ...goodsApplied(onLines)],
  }
}

const product = (factors: readonly bigint[]) => factors.reduce((all, factor) => all * factor, 1n)
const floorOf = (over: readonly bigint[], under: readonly bigint[]) => Number(product(over) / product(under))

function goodsFactor(line: OrderLine, factors: readonly Factor[]): number {
  const ofGoods = factors.find(each => each.on === 'goods' && each.productId === line.productId)
  return ofGoods?.factor ?? ONE
}

function goodsApplied(lines: readonly (OrderLine & { factor: number })[]): AppliedFactor[] {
  const special = lines.filter(line => line.factor !== ONE)
  return special.map(line => ({ on: 'goods', of: line.name, factor: line.factor }))
}

function placeAndTime({ storeId, day }: Earning, factors: readonly Factor[]): AppliedFactor[] {
  const weekday = weekdayOf(day)
  return factors.flatMap((each): AppliedFactor[] => {
    if (each.on === 'store' && each.storeId === storeId) {
      return [{ on: 'store', of: storeId, factor: each.factor }]
    }
    if (each.on === 'weekday' && each.weekday === weekday) {
      return [{ on: 'weekday', of: String(weekday), factor: each.factor }]
    }
    return []
  })
}

/** The highest of those that apply, never their product: the customer reads one sentence. */
function campaign(
  earning: Earning,
  tier: Pick<Tier, 'id'>,
  campaigns: readonly PointsCampaignDoc[],
): AppliedFactor[] {
  const best = highestFactor(campaigns, { ...earning, tierId: tier.id })
  return best ? [{ on: 'campaign', of: best.name, factor: best.factor }] : []
}
