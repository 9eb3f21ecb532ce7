import type { BrandView, TierView } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import { spendingFor } from '@shared/domain/tier/keep-progress'

/** What the mini-program may know of a brand: nothing of its merchant numbers and switches. */
export function brandView(brand: BrandDoc): BrandView {
  return {
    id: brand._id,
    name: brand.name,
    wordmark: brand.wordmark,
    seedColour: brand.seedColour,
    timeZone: brand.timeZone,
    tiers: tierViews(brand),
    faces: brand.faces,
    ...(brand.homeTemplate ? { homeTemplate: brand.homeTemplate } : {}),
    rulesVersion: brand.rulesVersion,
    mall: brand.features.mall,
  }
}

/** All tiers, lowest first, numbered from 1. */
export function tierViews(brand: BrandDoc): TierView[] {
  const { growthRate } = brand.points
  return brand.tiers.map((tier, i) => ({
    ...tier,
    level: i + 1,
    thresholdFen: spendingFor(tier.threshold, growthRate),
  }))
}

/** The tier of this id; the lowest when the brand has it no more. */
export function tierView(brand: BrandDoc, tierId: string): TierView {
  const tiers = tierViews(brand)
  const tier = tiers.find(each => each.id === tierId) ?? tiers[0]
  if (!tier) throw new Error(`brand ${brand._id} has no tiers`)
  return tier
}
