import { limits } from '@shared/contract/fields'
import type { CampaignFields } from '@shared/domain/campaign/campaign-fields'
import { fixedInCampaign } from '@shared/domain/campaign/campaign-problems'
import { verdictsOf } from '@shared/domain/placement/verdicts'
import { verdictWords } from '@shared/text/placement'
import { type Check, checkOf } from '@/editor/checks'
import type { Campaigns } from './words'

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: '送法',
  fromAt: '开始时间',
  toAt: '结束时间',
  thresholdFen: '门槛',
  stores: '门店',
  factor: '倍数',
  tiers: '等级',
  batchIds: '送什么',
  perPerson: '每人几次',
  takeDays: '多久内领',
  placements: '放到哪',
}

/** `门店、结束时间`: the fields that a refusal names, as the page calls them. */
export const fieldNames = (fields: readonly string[]): string =>
  fields.map(name => FIELD_NAMES[name] ?? name).join('、')

/** What has no value yet: not even a draft is saved without it. */
export function unfilled(fields: CampaignFields): Check[] {
  const shared = [
    checkOf(fields.name.trim() !== '', '还没起名字', '名字写好了'),
    checkOf(fields.stores.length > 0, '还没选门店', '门店选好了'),
    checkOf(fields.thresholdFen <= limits.couponFenMax, '门槛最多 100,000 元', '门槛在范围里'),
  ]
  if (fields.kind === 'points-factor') {
    return [
      ...shared,
      checkOf(fields.tiers.length > 0, '还没选等级', '等级选好了'),
      checkOf(fields.factor > 10_000 && fields.factor <= 100_000, '倍数要多于 1、不超过 10', '倍数写好了'),
    ]
  }
  const { limit } = fields.perPerson
  return [
    ...shared,
    checkOf(limit >= 1 && limit <= limits.giftsPerPersonMax, '还没写每人几次', '每人几次写好了'),
    checkOf(fields.takeDays <= limits.takeDaysMax, `最多留 ${limits.takeDaysMax} 天`, '多久内领写好了'),
  ]
}

/**
 * What keeps it from being started, as far as the page knows it; the server holds it against every campaign
 * and batch of the brand once more.
 */
export function barred(
  fields: CampaignFields,
  saved: CampaignFields | undefined,
  answer: Campaigns,
): Check[] {
  const { now } = answer
  const fixed = saved ? fixedInCampaign(saved, fields) : []
  const ends = fields.fromAt < fields.toAt && fields.toAt > now
  return [
    checkOf(ends, '要在开始之后结束，也还没过', '结束的时间还没到'),
    ...(fields.kind === 'points-factor' || saved ? [] : giftChecks(fields, answer)),
    ...fixed.map(
      (name): Check => ({
        state: 'must',
        text: `${fieldNames([name])}不能再这样改`,
        note: '开始以后上限只能加，门槛只能降，结束只能往后',
      }),
    ),
  ]
}

type GiftFields = Exclude<CampaignFields, { kind: 'points-factor' }>

function giftChecks(fields: GiftFields, answer: Campaigns): Check[] {
  const known = fields.batchIds.every(id => answer.gifts.some(({ batchId }) => batchId === id))
  return [
    checkOf(fields.batchIds.length > 0, '还没选送什么', '送什么选好了'),
    ...(known ? [] : [{ state: 'must' as const, text: '有一张券已经停发，请去掉' }]),
    ...saidOf(fields, answer, ['title', 'subtitle', 'stock', 'start', 'batches', 'equal-stock']).map(
      (text): Check => ({ state: 'must', text }),
    ),
  ]
}

type Said = ReturnType<typeof verdictsOf>[number]['field']

/** What the chosen places say of some fields. */
export function saidOf(fields: GiftFields, { gifts, brand, now }: Campaigns, of: readonly Said[]): string[] {
  const stocks = fields.batchIds.flatMap(id =>
    gifts.filter(({ batchId }) => batchId === id).map(({ total }) => total),
  )
  const { name, subtitle, fromAt, placements } = fields
  const offered = { title: name, ...(subtitle ? { subtitle } : {}), stocks, startsAt: fromAt }
  return verdictsOf(offered, placements, now)
    .filter(({ fits, field }) => !fits && of.includes(field))
    .map(verdict => verdictWords(verdict, now, brand.timeZone))
}
