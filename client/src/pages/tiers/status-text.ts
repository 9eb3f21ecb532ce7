import type { OutputOf, TierView } from '@shared/contract'
import { integer, shortYuan } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/text/dates'
import { gapWords } from '@shared/text/points'

export type TierStatus = OutputOf<'tier.open'>

/** The customer's place relative to a tier: 已经过, 你在这里, 还差 214 元. */
export function placeText(tier: TierView, { state, tier: held, ahead }: TierStatus): string {
  if (tier.level < held.level) return '已经过'
  const gap = ahead.find(each => each.tier.id === tier.id)
  if (!gap) return state === 'guest' ? '入会就是' : '你在这里'
  if (gap.missingGrowth === 0) return '已经够了'
  return gap.missingFen > 0
    ? `还差 ${shortYuan(gap.missingFen)} 元`
    : `还差 ${integer(gap.missingGrowth)} 成长值`
}

/** What keeps the tier at the next review, and what happens otherwise; '' when it cannot be lost. */
export function keepText({ tier, keep, review }: TierStatus, today: string): string {
  if (!keep) return ''
  const until = `「${tier.name}」保留到 ${calendarDayWords(keep.untilDay, today)}`
  if (keep.missingGrowth <= 0) return `${until}，消费已经够了，到时继续保留`
  const otherwise = review?.otherwise === 'one-down' ? '降一级' : '按这段时间的消费重新定级'
  return `${until}。在那之前再${gapWords(keep)}继续保留，不够会${otherwise}`
}

/** 从「新芽」升为「知味」, 继续保留「知味」, 从「藏山」降为「知味」. */
export function changeText({ from, to, why }: TierStatus['history'][number]): string {
  if (why === 'kept') return `继续保留「${to}」`
  if (why === 'refunded') return `升级的消费退款了，从「${from}」回到「${to}」`
  return why === 'raised' ? `从「${from}」升为「${to}」` : `从「${from}」降为「${to}」`
}
