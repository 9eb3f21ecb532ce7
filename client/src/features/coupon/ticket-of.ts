import type { CouponView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { DAY_MS } from '@shared/domain/calendar/units'
import { conditionWords, timesWords } from '@shared/text/coupons'
import { clockWords, dayWords, deadlineWords } from '@shared/text/dates'
import { type CouponTicketProps, ticketValueOf } from '@/components/coupon-ticket'
import type { Seen } from '@/seen'

const SOON_MS = 3 * DAY_MS

/** What a ticket says about a coupon; what can be done with it is the page's to add. */
export type TicketText = Pick<
  CouponTicketProps,
  'value' | 'condition' | 'name' | 'meta' | 'state' | 'tag' | 'stamp'
>

export function ticketOf(coupon: CouponView, seen: Seen): TicketText {
  const { terms, usesLeft } = coupon
  const pass = usesLeft > 1
  return {
    value: ticketValueOf(terms.benefit, usesLeft),
    condition: pass ? '还剩' : conditionWords(terms),
    name: terms.name,
    ...lifeOf(coupon, seen),
  }
}

/** A ticket without network: its code comes from the cloud. */
export const WITHOUT_NETWORK = { state: 'blocked', reason: { text: '联网后才能打开新的券码' } } as const

/** `12 月 6 日`, `明天`: the last day a coupon is good for. */
export function lastDayText(validToAt: number, { now, timeZone }: Seen): string {
  return dayWords(dayOf(validToAt - 1, timeZone), dayOf(now, timeZone))
}

export const endsSoon = (validToAt: number, now: number): boolean => validToAt - now <= SOON_MS

const REVOKED_WORDS = {
  refund: '那一单退款了',
  closing: '注销时收回',
  tier: '升级的那一单退款了',
} as const

function lifeOf(coupon: CouponView, seen: Seen): Pick<TicketText, 'meta' | 'state' | 'tag' | 'stamp'> {
  const { state, terms, validToAt, notUsable } = coupon
  const lastDay = lastDayText(validToAt, seen)
  if (state === 'USED') return { state: 'used', meta: usedText(coupon, seen) }
  if (coupon.revoked || state === 'DEACTIVATED') {
    return { state: 'expired', stamp: '收回', meta: REVOKED_WORDS[coupon.revokedBy ?? 'refund'] }
  }
  if (state === 'EXPIRED' || validToAt <= seen.now) return { state: 'expired', meta: `${lastDay}到期` }
  if (state === 'LOCKED')
    return { state: 'locked', meta: notUsable?.message ?? '有一笔订单正在用', tag: '占用中' }
  if (notUsable) return { state: 'blocked', meta: timesWords(terms.times) || `${lastDay}到期` }
  if (endsSoon(validToAt, seen.now)) {
    const meta = `${deadlineWords(validToAt, seen.now, seen.timeZone)}到期`
    return { state: 'soon', meta, tag: `${lastDay}到期` }
  }
  return { state: 'usable', meta: `${lastDay}到期` }
}

/** When and where it was used: `今天 10:12 · 云栖路店`; the minute is shown on the same day only. */
function usedText({ lastUse }: Pick<CouponView, 'lastUse'>, { now, timeZone }: Seen): string {
  if (!lastUse) return '已经用过了'
  const today = dayOf(now, timeZone)
  const day = dayOf(lastUse.at, timeZone)
  const clock = day === today ? ` ${clockWords(lastUse.at, timeZone)}` : ''
  return [dayWords(day, today) + clock, lastUse.storeName].filter(Boolean).join(' · ')
}
