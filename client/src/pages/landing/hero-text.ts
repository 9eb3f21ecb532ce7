import type { MemberView, OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer, shortYuan } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/text/dates'
import { keptUntilWords, refundWords } from '@shared/text/points'
import type { HeroText } from '@/components/hero/page-hero'

export type Landing = OutputOf<'order.landing'>

/**
 * What a verified order says at the top: the points it brought, when they arrive, what a refund took back.
 */
export function heroText(landing: Landing, joinedHere: boolean): HeroText {
  const { order, grant, member, now, brand } = landing
  const today = dayOf(now, brand.timeZone)
  const chip = '付款已核实'
  const points = grant?.points ?? 0
  const kept = grant?.kept ?? 0
  if (order && order.refundedFen > 0) {
    const line = refundWords(order.refundedFen, points - kept, 0)
    return { chip: '部分退款', label: '退款后，这一单留下', points: kept, sentence: '', line }
  }
  if (points === 0) {
    const paid = order ? shortYuan(order.payerFen) : '0'
    return { chip, label: '', points: null, sentence: '付好了', line: `实付 ${paid} 元，这一单没有积分` }
  }
  if (joinedHere) {
    const ends = grant?.lotDay ? `${calendarDayWords(grant.lotDay, today)}到期` : ''
    const left = landing.gifts.some(({ state }) => state === 'waiting')
    return {
      chip: left ? '已入会' : '已入会，都收好了',
      label: '可用积分',
      points: member.points.active,
      sentence: '',
      line: ends,
    }
  }
  return { chip, label: '这一单，为你记下', points, sentence: '', line: arrivalText(landing, today) }
}

/** When the points of this order can be used. */
function arrivalText({ grant, member }: Landing, today: string): string {
  if (member.state === 'guest') {
    const day = member.keptUntilDay ?? grant?.lotDay
    return day ? keptUntilWords(day, today) : '入会就到账'
  }
  if (grant?.waiting) return '还在路上，到账后就能用'
  return `已到账，你现在有 ${integer(member.points.active)} 积分`
}

/** Under the bar, left: 成长值 68, with the tier once there is one. */
export function growthText({ state, progress }: MemberView): string {
  const growth = `成长值 ${integer(progress.growth)}`
  return state === 'member' ? `${progress.tier.name}会员 · ${growth}` : growth
}
