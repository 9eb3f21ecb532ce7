import type { Tier } from '../domain/brand/types'
import { integer, shortYuan } from '../domain/money/display'
import type { TierGap } from '../domain/tier/progress'
import { calendarDayWords } from './dates'

/** A guest's points wait for joining until the end of their lot. */
export const keptUntilWords = (day: string, today: string) =>
  `入会就到账，为你保留到 ${calendarDayWords(day, today)}`

/** `120 分 12 月 31 日到期` */
export const endingWords = (points: number, day: string, today: string) =>
  `${integer(points)} 分 ${calendarDayWords(day, today)}到期`

/** Debt is said without fear: nothing to pay with money. */
export const debtWords = (debt: number) => `欠 ${integer(debt)} 积分，下次得分会先还上，不用另外付钱`

/** `已退 29 元，扣回 34 积分；不够扣的 20 分先记下` */
export function refundWords(refundedFen: number, clawed: number, owed: number): string {
  const fact = `已退 ${shortYuan(refundedFen)} 元`
  if (clawed + owed === 0) return `${fact}，积分没有变动`
  if (clawed === 0) return `${fact}，要扣的 ${integer(owed)} 积分不够扣，先记下`
  const clawedBack = `${fact}，扣回 ${integer(clawed)} 积分`
  return owed === 0 ? clawedBack : `${clawedBack}；不够扣的 ${integer(owed)} 分先记下`
}

/**
 * `再消费 214 元，升为「藏山」`; in growth where money brings none; what is earned already waits for joining or the next
 * payment.
 */
export function tierProgressWords(
  { tier, next }: { tier: Pick<Tier, 'name'>; next: TierGap | null },
  state: 'guest' | 'member',
): string {
  if (!next) return `已是最高一级「${tier.name}」`
  if (next.missingGrowth === 0) return `${state === 'guest' ? '入会' : '下次付款'}就升为「${next.tier.name}」`
  return `再${gapWords(next)}，升为「${next.tier.name}」`
}

/** `消费 214 元`, or `得 214 成长值` where money brings none. */
export const gapWords = ({ missingGrowth, missingFen }: Omit<TierGap, 'tier'>) =>
  missingFen > 0 ? `消费 ${shortYuan(missingFen)} 元` : `得 ${integer(missingGrowth)} 成长值`

/** What a tier requires: `累计消费 500 元`, or growth where money brings none. */
export const thresholdWords = ({ threshold, thresholdFen }: { threshold: number; thresholdFen: number }) =>
  thresholdFen > 0 ? `累计消费 ${shortYuan(thresholdFen)} 元` : `累计 ${integer(threshold)} 成长值`

/** `消费 1 元得 1.2 积分`; the rate is ten-thousandths of a point per yuan. */
export const rateWords = (rate: number) => `消费 1 元得 ${rate / 10_000} 积分`

/** What happened to points, in one short title, by the kind of the entry as pages name it. */
export const ENTRY_TITLES = {
  order: '消费得积分',
  refund: '退款扣回',
  join: '入会到账',
  expire: '积分到期',
  activate: '积分到账',
  adjust: '店里调整',
  exchange: '兑换',
  return: '兑换退回',
  merge: '并入另一张卡的积分',
  close: '注销时作废',
  perk: '生日礼',
  stored: '储值付款得积分',
  'stored-back': '储值退回扣回',
} as const
