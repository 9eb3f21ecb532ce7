import type { OutputOf, StoreView } from '@shared/contract'
import { addDays, dayOf, endOfDay } from '@shared/domain/calendar/day'
import type { PickUpRule } from '@shared/domain/mall/types'
import { integer } from '@shared/domain/money/display'
import { deadlineWords } from '@shared/text/dates'
import type { Seen } from '@/seen'

type Opened = OutputOf<'mall.goods'>

/** The store that was chosen, or how many there are. */
export const storesText = ({ stores }: Opened, store: StoreView | undefined): string =>
  store?.name ?? `${stores.length} 家店都能取`

/** When and how it reaches the customer. */
export function deliveryText({ goods, pickUp }: Opened): string {
  switch (goods.kind) {
    case 'item':
      return pickUp ? `兑换后 ${pickUp.days} 天内，营业时间` : ''
    case 'coupon':
      return '马上放进券包'
  }
}

/** Of an exchange made now: 12 月 22 日 24 点前. */
export function fetchUntilText({ days }: PickUpRule, { now, timeZone }: Seen): string {
  const until = endOfDay(addDays(dayOf(now, timeZone), days), timeZone)
  return `${deadlineWords(until, now, timeZone)}前`
}

/** What becomes of it when one changes one's mind. */
export function returnText({ goods, pickUp }: Opened, { fen }: { fen: number } = { fen: 0 }): string {
  const back = fen > 0 ? '积分和钱都退回' : '积分退回'
  switch (goods.kind) {
    case 'item':
      return pickUp && pickUp.cancelDays < pickUp.days
        ? `${pickUp.cancelDays} 天内没取可取消，${back}`
        : `没取前可取消，${back}`
    case 'coupon':
      return '换到的券不能退'
  }
}

/** What becomes of a thing that is not fetched in time; '' for what is no thing. */
export const lapseText = ({ pickUp }: Opened): string =>
  !pickUp ? '' : pickUp.ifLapsed === 'points-back' ? '自动取消，没过期的积分退回' : '作废，积分不退'

/** 按平时的步子，约 3 到 5 周攒够; where the past says too little, only how points come. */
export function paceText({ weeks }: Opened): string {
  if (!weeks) return '付款就能得积分'
  const { from, to } = weeks
  return `按你平时的步子，约 ${from === to ? from : `${from} 到 ${to}`} 周攒够`
}

/** 还差 214 分，约再消费 179 元; '' when no points are missing. */
export function missingText({ goods }: Opened): string {
  const { missing = 0, missingFen = 0 } = goods.notNow ?? {}
  if (missing === 0) return ''
  const money = missingFen > 0 ? `，约再消费 ${integer(Math.ceil(missingFen / 100))} 元` : ''
  return `还差 ${integer(missing)} 分${money}`
}
