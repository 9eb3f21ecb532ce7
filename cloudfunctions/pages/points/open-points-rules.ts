import { accept, type OutputOf } from '@shared/contract'
import type { BrandDoc, Factor, PointsRule } from '@shared/domain/brand/types'
import { memberIdOf } from '@shared/domain/ids'
import { earned } from '@shared/domain/points/earning'
import type { AppliedFactor } from '@shared/domain/points/types'
import { tierById } from '@shared/domain/tier/tier-of'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { openCampaigns } from '../../modules/campaign/open-campaigns'
import type { Context, Handler } from '../../platform/context'
import { readMany } from '../../platform/database'

/** Bills of everyday size, one of them with a rest below a yuan. */
const EXAMPLES_FEN = [2_600, 6_880, 15_120]

/** The earning rule in force, with examples at the caller's own rate. 2 trips side by side. */
export const openPointsRules: Handler<'points.rules'> = async context => {
  const { brand, caller, now } = context
  const [{ member }, factors, campaigns, storeName] = await Promise.all([
    loadMember(memberIdOf(brand._id, caller.openid)),
    namedFactors(context),
    openCampaigns(brand._id),
    storeNames(brand._id),
  ])
  const { rate } = tierById(member?.tier ?? '', brand.tiers)
  return accept({
    brand: brandView(brand),
    rule: {
      ...shownRule(brand.points),
      factors,
      ...storedRule(brand),
    },
    campaigns: campaigns.flatMap(each => {
      if (each.kind !== 'points-factor' || each.toAt <= now) return []
      const { name, factor, fromAt, toAt } = each
      const stores = each.stores.includes('*') ? [] : each.stores.map(storeName)
      return [{ name, factor, fromAt, toAt, stores }]
    }),
    examples: EXAMPLES_FEN.map(fen => ({ fen, rate, points: earned(fen, rate) })),
  })
}

function shownRule(rule: PointsRule) {
  const { version, measure, waitingDays, expiry, growthRate } = rule
  const { maxPerOrder, maxPerDay, maxPerMonth } = rule
  const { maxGrowthPerOrder, maxGrowthPerDay, maxGrowthPerMonth } = rule
  const points = { maxPerOrder, maxPerDay, maxPerMonth }
  const growth = { maxGrowthPerOrder, maxGrowthPerDay, maxGrowthPerMonth }
  return { version, measure, waitingDays, expiry, growthRate, ...points, ...growth }
}

/** Only where people can have stored value. */
const storedRule = ({ features, storedValue }: BrandDoc) =>
  features.storedValue && storedValue ? { stored: storedValue.earnOn } : {}

type Rules = OutputOf<'points.rules'>['rule']

/** Stores and goods by name; one the brand no longer has is left out. */
async function namedFactors({ brand }: Context): Promise<Rules['factors']> {
  const { factors } = brand.points
  const ids = factors.flatMap(factor => (factor.on === 'goods' ? [factor.productId] : []))
  const [storeName, products] = await Promise.all([storeNames(brand._id), readMany('products', ids)])
  const nameOf = (factor: Factor) => {
    if (factor.on === 'store') return storeName(factor.storeId)
    if (factor.on === 'weekday') return String(factor.weekday)
    return products.find(product => product._id === factor.productId)?.name ?? ''
  }
  return factors
    .map((each): AppliedFactor => ({ on: each.on, of: nameOf(each), factor: each.factor }))
    .filter(({ of }) => of !== '')
}
