import type { BatchStep } from '../domain/coupon/edit-batch'
import type { BatchDoc, BatchRequest, BatchState, CouponRule } from '../domain/coupon/types'
import { NEVER } from '../domain/due'
import { integer, shortYuan } from '../domain/money/display'
import { isSame } from '../domain/operation/decision'
import { benefitWords, conditionWords, storesWords, timesWords } from './coupons'
import { calendarDayWords, datedDeadlineWords, datedMomentWords } from './dates'
import { type WordedField, wordedChanges } from './operation'
import { placementNames } from './placement'
import { spaced } from './spaced'

export const batchStateWords: Readonly<Record<BatchState, string>> = {
  draft: '草稿',
  open: '发放中',
  paused: '停发',
  ended: '已终止',
}

/** What the sentences about a batch name. */
export interface BatchNames {
  now: number
  /** Brand-local day of `now`. */
  today: string
  timeZone: string
  storeCount: number
  storeName(storeId: string): string
  tierName(tierId: string): string
  batchName(batchId: string): string
}

const ruleOf = (batch: BatchDoc): CouponRule | null => (batch.kind === 'coupon' ? batch.rule : null)

/** `满 50 元减 12 元`, `无门槛打 8.5 折，最多减 20 元`. */
function offerWords({ benefit, thresholdFen }: CouponRule): string {
  const threshold = thresholdFen > 0 ? `满 ${shortYuan(thresholdFen)} 元` : '无门槛'
  const capped = benefit.kind === 'percentage' && benefit.maxOffFen > 0
  return `${threshold}${benefitWords(benefit)}${capped ? `，最多减 ${shortYuan(benefit.maxOffFen)} 元` : ''}`
}

/** `领到后 14 天内`, `12 月 1 日到 12 月 31 日`. */
function validityWords({ validity }: CouponRule, { today }: BatchNames): string {
  if (validity.mode === 'period') {
    const { fromDay, toDay } = validity
    return `${calendarDayWords(fromDay, today)}到 ${calendarDayWords(toDay, today)}`
  }
  const { delayDays, days } = validity
  return delayDays === 0 ? `领到后 ${days} 天内` : `领到 ${delayDays} 天后起的 ${days} 天内`
}

const whereWords = ({ stores }: CouponRule, { storeName, storeCount }: BatchNames): string =>
  storesWords(stores, stores.map(storeName).filter(Boolean), storeCount)

/** `12 月 1 日 9:00 起，到 12 月 31 日 24 点`; each end only where there is one. */
function claimWords({ claimFromAt, claimToAt }: BatchDoc, { now, timeZone }: BatchNames): string {
  const from = claimFromAt > 0 ? `${datedMomentWords(claimFromAt, now, timeZone)} 起` : '发布起'
  return claimToAt >= NEVER
    ? `${from}，不限结束`
    : `${from}，到 ${datedDeadlineWords(claimToAt, now, timeZone)}`
}

const contentWords = (batch: BatchDoc, { batchName }: BatchNames): string =>
  batch.kind === 'pack' ? batch.contents.map(batchName).join('、') : ''

/** Everything of a batch that people read, in the order of its form. */
function batchFields(names: BatchNames): WordedField<BatchDoc>[] {
  const ofRule = (words: (rule: CouponRule) => string) => (batch: BatchDoc) => {
    const rule = ruleOf(batch)
    return rule ? words(rule) : ''
  }
  return [
    ['名称', ({ name }) => name],
    ['优惠', ofRule(({ benefit }) => benefitWords(benefit))],
    ['条件', ofRule(conditionWords)],
    ['券包里', batch => contentWords(batch, names)],
    ['有效期', ofRule(rule => validityWords(rule, names))],
    ['门店', ofRule(rule => whereWords(rule, names))],
    ['时段', ofRule(({ times }) => timesWords(times))],
    ['次数', ofRule(({ uses }) => (uses > 1 ? `${uses} 次` : ''))],
    ['不和什么一起用', ofRule(({ notWith }) => notWith)],
    ['数量', ({ total }) => `${integer(total)} 张`],
    ['怎么发', ({ channel }) => (channel === 'claim' ? '顾客自己领' : '随单和权益送')],
    ['每人', ({ channel, limitPerMember }) => (channel === 'claim' ? `最多 ${limitPerMember} 张` : '')],
    ['等级', ({ needTier }) => (needTier === '' ? '' : `「${names.tierName(needTier)}」起`)],
    ['领取时间', batch => (batch.channel === 'claim' ? claimWords(batch, names) : '')],
    ['还发到', ({ placements = [] }) => placements.map(place => placementNames[place]).join('、')],
    ['状态', ({ state }) => batchStateWords[state]],
    ['等点头', ({ request }) => (request ? requestWords(request) : '')],
  ]
}

/** `发布`, `加 500 张`. */
const requestWords = ({ what, units }: { what: 'publish' | 'stock'; units: number }): string =>
  what === 'publish' ? '发布' : `加 ${integer(units)} 张`

export const batchChanges = (before: BatchDoc | null, after: BatchDoc, names: BatchNames) =>
  wordedChanges(batchFields(names), before, after)

/** What staff do with a batch. */
export type BatchAct = 'save' | BatchStep | 'add' | 'approve' | 'decline'

/** What was done, in one sentence, from the batch before and after. */
export function batchOperationWords(act: BatchAct, before: BatchDoc | null, after: BatchDoc): string {
  const name = `「${after.name}」`
  const asked = after.request && !isSame(before?.request, after.request)
  if (asked) return spaced(`${name}要${requestWords(after.request as BatchRequest)}，等另一位同事点头`)
  const units = after.total - (before?.total ?? 0)
  const wanted = before?.request ? requestWords(before.request) : ''
  switch (act) {
    case 'pause':
      return `停发了${name}`
    case 'resume':
      return `恢复发放${name}`
    case 'end':
      return `终止了${name}`
    case 'add':
      return spaced(`给${name}加了 ${integer(units)} 张`)
    case 'approve':
      return spaced(`同意了${name}${wanted}`)
    case 'decline':
      return spaced(`没同意${name}${wanted}`)
    case 'save':
      if (after.state === 'open' && before?.state !== 'open' && before?.state !== 'paused')
        return `发布了${name}`
      return before ? `改了${name}` : `新建了草稿${name}`
  }
}

/**
 * A batch in one sentence, the same in the editor, on the approval and in the log: `满 50 元减 12 元，共 2,000
 * 张，每人最多 2 张，领到后 14 天内在全部 6 家门店可用`.
 */
export function batchSummary(batch: BatchDoc, names: BatchNames): string {
  const { total, channel, limitPerMember } = batch
  const rule = ruleOf(batch)
  const what = rule ? offerWords(rule) : `一包：${contentWords(batch, names)}`
  const howMany = `共 ${integer(total)} 张`
  const perPerson = channel === 'claim' ? [`每人最多 ${limitPerMember} 张`] : []
  const when = rule ? [`${validityWords(rule, names)}在${whereWords(rule, names)}可用`] : []
  return spaced([what, howMany, ...perPerson, ...when].join('，'))
}

/** What it may cost, below the sentence. */
export const worstCostWords = (fen: number | null): string =>
  fen === null ? '折扣没有封顶，最多花多少说不准' : `最多花 ¥${shortYuan(fen)}`
