import type { OutputOf } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer, shortYuan } from '@shared/domain/money/display'
import { calendarDayWords, deadlineWords } from '@shared/text/dates'
import { keptUntilWords, refundWords } from '@shared/text/points'
import type { HeroText } from '@/components/hero/page-hero'

export type Receipt = OutputOf<'receipt.open'>

/** What a receipt says at the top: what it would give, or what it gave and when that can be used. */
export function receiptHero(receipt: Receipt, claimedHere: boolean): HeroText {
  const { state, order, points, untilAt, now, brand } = receipt
  const paid = `实付 ${shortYuan(order?.payerFen ?? 0)} 元`
  if (state === 'open') {
    const until = `${deadlineWords(untilAt, now, brand.timeZone)}前可以领`
    return points === 0
      ? {
          chip: '小票待领',
          label: '',
          points: null,
          sentence: '这张小票没有积分',
          line: `${paid}，不够 1 积分`,
        }
      : { chip: '小票待领', label: '这张小票，能给你', points, sentence: '', line: until }
  }
  if (order && order.refundedFen > 0) return refundedHero(receipt)
  const chip = claimedHere ? '领到了' : '已经领过了'
  if (points === 0) return { chip, label: '', points: null, sentence: '记好了', line: `${paid}，没有积分` }
  return { chip, label: '这张小票，为你记下', points, sentence: '', line: arrivalText(receipt) }
}

function refundedHero({ order, points, granted }: Receipt): HeroText {
  const line = refundWords(order?.refundedFen ?? 0, granted - points, 0)
  return order?.state === 'refunded'
    ? { chip: '已退款', label: '', points: null, sentence: '这张小票已经全部退款', line }
    : { chip: '部分退款', label: '退款后，这张小票留下', points, sentence: '', line }
}

/** When its points can be used. */
function arrivalText({ member, waiting, lotDay, now, brand }: Receipt): string {
  if (member.state === 'guest') {
    return lotDay ? keptUntilWords(lotDay, dayOf(now, brand.timeZone)) : '入会就到账'
  }
  return waiting ? '还在路上，到账后就能用' : `已到账，你现在有 ${integer(member.points.active)} 积分`
}

/** Until when its points can be used. */
export function lastsText({ lotDay, now, brand }: Receipt): string {
  return lotDay === null ? '不会到期' : `到 ${calendarDayWords(lotDay, dayOf(now, brand.timeZone))}`
}
