import { dayOf } from '../domain/calendar/day'
import { DAY_MS } from '../domain/calendar/units'
import type { UseRefusal } from '../domain/coupon/may-use'
import { shortYuan } from '../domain/money/display'
import { calendarDayWords, clockWords, dayWords, deadlineWords, momentWords, weekdayOfMoment } from './dates'
import { spaced } from './spaced'

export interface RefusalContext {
  now: number
  timeZone: string
  /** Name of a store, `''` when unknown. */
  storeName: (storeId: string) => string
}

function wrongTimeWords(nextAt: number | null, { now, timeZone }: RefusalContext): string {
  if (nextAt === null) return '现在不在可用时段'
  const clock = clockWords(nextAt, timeZone)
  const today = dayOf(now, timeZone)
  const day = dayOf(nextAt, timeZone)
  if (day === today) return `今天 ${clock} 起可用`
  const when = nextAt - now < 7 * DAY_MS ? weekdayOfMoment(nextAt, timeZone) : calendarDayWords(day, today)
  return `今天是${weekdayOfMoment(now, timeZone)}，${when} ${clock} 起可用`
}

function wrongStoreWords(stores: readonly string[], { storeName }: RefusalContext): string {
  const names = stores.map(storeName).filter(name => name !== '')
  return names.length === 0 ? '这家店不参加' : `这家店不参加，${names.slice(0, 2).join('、')}能用`
}

/**
 * Why a coupon cannot be used here and now, in one sentence that both the customer and the clerk may read.
 */
export function refusalWords(refusal: UseRefusal, context: RefusalContext): string {
  const { now, timeZone, storeName } = context
  switch (refusal.reason) {
    case 'used': {
      if (!refusal.use) return '已经用过了'
      const place = storeName(refusal.use.storeId) || '门店'
      return spaced(`已经用过了，${momentWords(refusal.use.at, now, timeZone)}在${place}用的`)
    }
    case 'revoked':
      return '得到这张券的那一单退款了，券已收回'
    case 'tier-undone':
      return '升级的那一单退款了，等级礼已收回'
    case 'forfeited':
      return '账户注销时已收回，不能再用'
    case 'expired':
      return spaced(`已经过期，有效期到${deadlineWords(refusal.validTo, now, timeZone)}`)
    case 'locked':
      return `订单尾号 ${refusal.orderId.slice(-4)} 正在用`
    case 'not-started':
      return `还没到时间，${dayWords(dayOf(refusal.validFrom, timeZone), dayOf(now, timeZone))}起可用`
    case 'wrong-store':
      return wrongStoreWords(refusal.stores, context)
    case 'wrong-time':
      return wrongTimeWords(refusal.nextAt, context)
    case 'below-threshold':
      return `再买 ${shortYuan(refusal.missingFen)} 元可用`
    case 'not-ready':
      return '正在放进券包，请稍后再看'
  }
}
