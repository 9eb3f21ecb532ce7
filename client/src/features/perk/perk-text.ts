import type { CouponView, MyPerksView, TierPerksView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { calendarDayWords, monthDayWords, monthWords, yearMonthWords } from '@shared/text/dates'
import { spaced } from '@shared/text/spaced'

type Monthly = NonNullable<MyPerksView['monthly']>
export type Birthday = NonNullable<MyPerksView['birthday']>

/** One line of what a tier gives: what it is, and when. */
export interface PerkLine {
  title: string
  note: string
}

/** 50 积分和一张生日米糕券 */
export function giftText({ points, couponName }: NonNullable<Birthday['gift']>): string {
  const parts = [points > 0 ? `${integer(points)} 积分` : '', couponName && `一张${couponName}`]
  return parts.filter(Boolean).join('和')
}

/** This month's coupon: come, promised, or on its way; and the day of the next. */
export function monthlyLine({ name, state, nextDay }: Monthly, today: string): PerkLine {
  const month = monthWords(today, today)
  const next = `下一张 ${calendarDayWords(nextDay, today)}自动发`
  switch (state) {
    case 'given':
      return { title: `${month}的会员券已发到券包`, note: `${name} · ${next}` }
    case 'waiting':
      return { title: `${name}补货后送到`, note: '已经为你留着，不用再领' }
    case 'coming':
      return { title: `${month}的会员券今天送到`, note: name }
  }
}

/** The birthday gift; null where there is nothing to say: the tier gives none. */
export function birthdayLine({ monthDay, gift, state, nextDay }: Birthday, today: string): PerkLine | null {
  if (!gift) return null
  const next = nextDay === today ? '今天' : calendarDayWords(nextDay, today)
  switch (state) {
    case 'unknown':
      return { title: '填生日，领生日礼', note: `${giftText(gift)}，只填月和日` }
    case 'given':
      return { title: '今年的生日礼已送到', note: `${giftText(gift)} · 下一份 ${next}` }
    case 'waiting':
      return { title: '生日礼的券补货后送到', note: '已经为你留着，不用再领' }
    case 'coming':
      return {
        title: spaced(`生日礼${next}送到`),
        note: `${giftText(gift)} · 生日 ${monthDayWords(monthDay)}`,
      }
  }
}

/** Where a coupon came from: 2026 年 11 月的会员券, 2026 年的生日礼. */
export function perkText({ kind, period }: NonNullable<CouponView['perk']>): string {
  return kind === 'monthly' ? `${yearMonthWords(period)}的会员券` : `${period} 年的生日礼`
}

/** What a tier gives by itself, for its card: 每月一张知味月礼饮品券, 生日送 50 积分, 专属兑换：藏山新茶一盒. */
export function givesLines(gives: TierPerksView | undefined): string[] {
  const { monthly, birthday, exclusive } = gives ?? { monthly: null, birthday: null, exclusive: [] }
  return [
    ...(monthly ? [`每月一张${monthly}`] : []),
    ...(birthday ? [spaced(`生日送${giftText(birthday)}`)] : []),
    ...(exclusive.length > 0 ? [`专属兑换：${exclusive.join('、')}`] : []),
  ]
}
