import type { CampaignStep } from '../domain/campaign/edit-campaign'
import type {
  AnyCampaignDoc,
  AwardRefusal,
  CampaignDoc,
  CampaignState,
  FactorRefusal,
  PointsCampaignDoc,
} from '../domain/campaign/types'
import { NEVER } from '../domain/due'
import { shortYuan } from '../domain/money/display'
import { storesWords } from './coupons'
import { datedDeadlineWords, datedMomentWords } from './dates'
import { type WordedField, wordedChanges } from './operation'
import { placementNames } from './placement'
import { spaced } from './spaced'

export const campaignStateWords: Readonly<Record<CampaignState, string>> = {
  draft: '草稿',
  open: '进行中',
  paused: '停着',
  ended: '已结束',
}

export const kindWords: Readonly<Record<AnyCampaignDoc['kind'], string>> = {
  'pay-gift': '满额送券',
  'top-up-gift': '充值送券',
  'points-factor': '积分加倍',
}

/** What the sentences about a campaign name. */
export interface CampaignNames {
  now: number
  timeZone: string
  storeCount: number
  storeName(storeId: string): string
  tierName(tierId: string): string
  batchName(batchId: string): string
}

/** `2`, `1.5`. */
const times = (factor: number) => String(factor / 10_000)

const giftsWords = ({ batchIds }: CampaignDoc, { batchName }: CampaignNames): string =>
  batchIds.map(id => `「${batchName(id)}」`).join('')

/** `每人每天最多 3 次`. */
const limitWords = ({ perPerson: { limit, per } }: CampaignDoc): string =>
  `每人${per === 'day' ? '每天' : '整个活动'}最多 ${limit} 次`

/** `付款当天可领`, `付款后 3 天内可领`. */
const takeWords = ({ takeDays }: CampaignDoc): string =>
  takeDays === 0 ? '付款当天可领' : `付款后 ${takeDays} 天内可领`

const tiersWords = ({ tiers }: PointsCampaignDoc, { tierName }: CampaignNames): string =>
  tiers.includes('*') ? '全部等级' : tiers.map(id => `「${tierName(id)}」`).join('')

const whereWords = ({ stores }: AnyCampaignDoc, { storeName, storeCount }: CampaignNames): string =>
  storesWords(stores, stores.map(storeName).filter(Boolean), storeCount)

/** `11 月 1 日 9:00 到 11 月 30 日 24 点`, `11 月 1 日 9:00 起，不限结束`, `不限时间`. */
function whenWords({ fromAt, toAt }: AnyCampaignDoc, { now, timeZone }: CampaignNames): string {
  const from = fromAt > 0 ? datedMomentWords(fromAt, now, timeZone) : ''
  if (toAt >= NEVER) return from === '' ? '不限时间' : `${from} 起，不限结束`
  return `${from} 到 ${datedDeadlineWords(toAt, now, timeZone)}`.trim()
}

const thresholdWords = ({ kind, thresholdFen }: AnyCampaignDoc): string =>
  thresholdFen > 0 ? `${kind === 'top-up-gift' ? '充' : '满'} ${shortYuan(thresholdFen)} 元` : '不限金额'

/** Everything of a campaign that people read, in the order of its form. */
function campaignFields(names: CampaignNames): WordedField<AnyCampaignDoc>[] {
  const ofGift = (words: (campaign: CampaignDoc) => string) => (campaign: AnyCampaignDoc) =>
    campaign.kind === 'points-factor' ? '' : words(campaign)
  const ofPoints = (words: (campaign: PointsCampaignDoc) => string) => (campaign: AnyCampaignDoc) =>
    campaign.kind === 'points-factor' ? words(campaign) : ''
  return [
    ['名称', ({ name }) => name],
    ['副标题', ofGift(({ subtitle = '' }) => subtitle)],
    ['送法', ({ kind }) => kindWords[kind]],
    ['门槛', thresholdWords],
    ['送什么', ofGift(campaign => giftsWords(campaign, names))],
    ['倍数', ofPoints(({ factor }) => `${times(factor)} 倍`)],
    ['等级', ofPoints(campaign => tiersWords(campaign, names))],
    ['每人', ofGift(limitWords)],
    ['多久内领', ofGift(takeWords)],
    ['门店', campaign => whereWords(campaign, names)],
    ['时间', campaign => whenWords(campaign, names)],
    ['还放到', ofGift(({ placements = [] }) => placements.map(place => placementNames[place]).join('、'))],
    ['状态', ({ state }) => campaignStateWords[state]],
  ]
}

export const campaignChanges = (before: AnyCampaignDoc | null, after: AnyCampaignDoc, names: CampaignNames) =>
  wordedChanges(campaignFields(names), before, after)

/** What staff do with a campaign. */
export type CampaignAct = 'save' | CampaignStep

const ACTS: Readonly<Record<CampaignStep, string>> = {
  start: '开始了',
  pause: '停下了',
  resume: '继续了',
  end: '结束了',
}

/** What was done, in one sentence. */
export function campaignOperationWords(
  act: CampaignAct,
  before: AnyCampaignDoc | null,
  { name }: AnyCampaignDoc,
): string {
  if (act !== 'save') return `${ACTS[act]}「${name}」`
  return before ? `改了「${name}」` : `新建了草稿「${name}」`
}

/**
 * A campaign in one sentence, the same in the editor and in the log: `满 60 元送「山野冷泡立减券」，每人每天最多 3
 * 次，付款当天可领，全部 6 家门店，11 月 1 日 9:00 起，不限结束`.
 */
export function campaignSummary(campaign: AnyCampaignDoc, names: CampaignNames): string {
  const place = [whereWords(campaign, names), whenWords(campaign, names)]
  const what =
    campaign.kind === 'points-factor'
      ? [`${thresholdWords(campaign)}积分 ${times(campaign.factor)} 倍`, tiersWords(campaign, names)]
      : [
          `${thresholdWords(campaign)}送${giftsWords(campaign, names)}`,
          limitWords(campaign),
          takeWords(campaign),
        ]
  return spaced([...what, ...place].join('，'))
}

type Reason = AwardRefusal | FactorRefusal | 'other-kind'

/** What a campaign says of an order: that it gives, or why not. */
export function rehearsedWords(
  campaign: AnyCampaignDoc,
  reason: Reason | null,
  names: CampaignNames,
): string {
  switch (reason) {
    case null:
      return campaign.kind === 'points-factor'
        ? `积分算 ${times(campaign.factor)} 倍`
        : `送${giftsWords(campaign, names)}`
    case 'not-open':
      return '没有在进行'
    case 'not-in-window':
      return '不在活动时间里'
    case 'store-not-in':
      return '这家店不参加'
    case 'tier-not-in':
      return '这个等级不参加'
    case 'below-threshold':
      return `不到 ${shortYuan(campaign.thresholdFen)} 元`
    case 'cap-reached':
      return campaign.kind === 'points-factor' ? '' : `已经${limitWords(campaign).replace('最多', '满')}`
    case 'outdone':
      return '另一个活动的倍数更高，只算那一个'
    case 'other-kind':
      return campaign.kind === 'top-up-gift' ? '只看充值' : '充值不算'
  }
}
