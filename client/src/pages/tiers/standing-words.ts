import type { OutputOf, TierView } from '@shared/contract'
import { integer, shortYuan } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/domain/wording/dates'

export type Standing = OutputOf<'tier.open'>

/** 已经过, 你在这里, 还差 214 元; yuan only for the next tier, where the cloud has worked them out. */
export function placeWords(tier: TierView, { state, tier: held, next, growth }: Standing): string {
  if (state === 'guest') return '入会就有'
  if (tier.level < held.level) return '已经过'
  if (tier.level === held.level) return '你在这里'
  if (next?.tier.id === tier.id) return `还差 ${shortYuan(next.missingFen)} 元`
  return `还差 ${integer(Math.max(0, tier.threshold - growth))} 成长值`
}

/** 再消费 214 元，升为「藏山」; on top of all tiers, that one is there. */
export const raiseWords = ({ tier, next }: Standing): string =>
  next ? `再消费 ${shortYuan(next.missingFen)} 元，升为「${next.tier.name}」` : `已是最高一级「${tier.name}」`

/** What keeps the tier at the next review, and what happens otherwise; '' when it cannot be lost. */
export function keepWords({ tier, keep, review }: Standing, today: string): string {
  if (!keep) return ''
  const until = `「${tier.name}」保留到 ${calendarDayWords(keep.untilDay, today)}`
  if (keep.missingGrowth <= 0) return `${until}，消费已经够了，到时继续保留`
  const otherwise = review?.otherwise === 'one-down' ? '降一级' : '按这段时间的消费重新定级'
  return `${until}。在那之前再消费 ${shortYuan(keep.missingFen)} 元继续保留，不够会${otherwise}`
}

/** 从「新芽」升为「知味」, 继续保留「知味」, 从「藏山」降为「知味」. */
export function changeWords({ from, to, why }: Standing['history'][number]): string {
  if (why === 'kept') return `继续保留「${to}」`
  return why === 'raised' ? `从「${from}」升为「${to}」` : `从「${from}」降为「${to}」`
}
