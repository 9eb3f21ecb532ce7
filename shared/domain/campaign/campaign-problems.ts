import type { BatchDoc, CouponRule } from '../coupon/types'
import { isOverWhenTaken } from '../coupon/validity'
import { LIMITS } from '../limits'
import { isSame } from '../operation/decision'
import { verdictsOf } from '../placement/verdicts'
import type { CampaignFields } from './campaign-fields'
import type { AnyCampaignDoc } from './types'

/** What a campaign's fields are held against. */
export interface CampaignFacts {
  now: number
  timeZone: string
  storeIds: readonly string[]
  tierIds: readonly string[]
  /** The batches it names and, of packs, those inside. */
  batches: readonly BatchDoc[]
  /** All campaigns of the brand. */
  campaigns: readonly AnyCampaignDoc[]
}

/** The fields that keep a campaign from being started, by their names; empty = it may be. */
export function campaignProblems(_id: string, fields: CampaignFields, facts: CampaignFacts): string[] {
  const { fromAt, toAt, stores } = fields
  const problems: string[] = []
  if (fromAt >= toAt || toAt <= facts.now) problems.push('toAt')
  if (!stores.includes('*') && !stores.every(id => facts.storeIds.includes(id))) problems.push('stores')
  if (fields.kind !== 'points-factor') return [...problems, ...giftProblems(_id, fields, facts)]
  const { tiers } = fields
  if (!tiers.includes('*') && !tiers.every(id => facts.tierIds.includes(id))) problems.push('tiers')
  return problems
}

type GiftFields = Exclude<CampaignFields, { kind: 'points-factor' }>

function giftProblems(_id: string, fields: GiftFields, facts: CampaignFacts): string[] {
  const { batchIds, name, subtitle, placements, fromAt } = fields
  const batches = batchIds.flatMap(id => facts.batches.filter(batch => batch._id === id))
  const isSound =
    batchIds.length > 0 &&
    batches.length === batchIds.length &&
    batches.every(batch => givesAt(batch, Math.max(fromAt, facts.now), facts)) &&
    giftsAtOnce(_id, fields, facts.campaigns) <= LIMITS.giftsPerOrder
  const stocks = batches.map(({ total }) => total)
  const offered = { title: name, ...(subtitle ? { subtitle } : {}), stocks, startsAt: fromAt }
  const unfit = verdictsOf(offered, placements, facts.now).filter(({ fits }) => !fits)
  return [...(isSound ? [] : ['batchIds']), ...(unfit.length > 0 ? ['placements'] : [])]
}

/** Published for gifts, and not over when the campaign begins (seed CP-21). */
function givesAt(batch: BatchDoc, at: number, { batches, timeZone }: CampaignFacts): boolean {
  const rules: CouponRule[] =
    batch.kind === 'coupon'
      ? [batch.rule]
      : batches.flatMap(each =>
          batch.contents.includes(each._id) && each.kind === 'coupon' ? [each.rule] : [],
        )
  return batch.channel === 'gift' && batch.state === 'open' && !isOverWhenTaken(rules, at, timeZone)
}

/** The most gifts one payment may bring while this campaign runs beside the others of its kind. */
function giftsAtOnce(_id: string, fields: GiftFields, campaigns: readonly AnyCampaignDoc[]): number {
  const beside = campaigns.flatMap(each =>
    each.kind === fields.kind &&
    each._id !== _id &&
    (each.state === 'open' || each.state === 'paused') &&
    each.fromAt < fields.toAt &&
    fields.fromAt < each.toAt
      ? [each.batchIds.length]
      : [],
  )
  return beside.reduce((sum, gifts) => sum + gifts, fields.batchIds.length)
}

/**
 * The fields that a campaign under way may not change like this: who was promised something keeps it (seed:
 * limits can only grow, end can only be extended).
 */
export function fixedInCampaign(before: CampaignFields, after: CampaignFields): string[] {
  const fixed: string[] = []
  if (before.kind !== after.kind) return ['kind']
  if (before.fromAt !== after.fromAt) fixed.push('fromAt')
  if (after.toAt < before.toAt) fixed.push('toAt')
  if (after.thresholdFen > before.thresholdFen) fixed.push('thresholdFen')
  if (!covers(after.stores, before.stores)) fixed.push('stores')
  if (before.kind === 'points-factor' && after.kind === 'points-factor') {
    if (after.factor < before.factor) fixed.push('factor')
    if (!covers(after.tiers, before.tiers)) fixed.push('tiers')
  }
  if (before.kind !== 'points-factor' && after.kind !== 'points-factor') {
    const { limit, per } = after.perPerson
    if (!isSame(before.batchIds, after.batchIds)) fixed.push('batchIds')
    if (per !== before.perPerson.per || limit < before.perPerson.limit) fixed.push('perPerson')
    if (after.takeDays < before.takeDays) fixed.push('takeDays')
  }
  return fixed
}

const covers = (after: readonly string[], before: readonly string[]) =>
  after.includes('*') || before.every(id => after.includes(id))
