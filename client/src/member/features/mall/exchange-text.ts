import type { ExchangeView } from '@shared/contract'
import { DAY_MS } from '@shared/domain/calendar/units'
import { integer } from '@shared/domain/money/display'
import { deadlineWords, momentWords } from '@shared/text/dates'
import { spaced } from '@shared/text/spaced'
import type { TagTone } from '@/components/tag'
import type { Seen } from '@/seen'

const SOON_MS = 3 * DAY_MS

/** The state of an exchange in a word, with its colour. */
export function stateTag({ state, pickUp }: ExchangeView, now: number): { word: string; tone: TagTone } {
  switch (state) {
    case 'ready':
      return pickUp && pickUp.untilAt - now < SOON_MS
        ? { word: '快到期', tone: 'warn' }
        : { word: '待取', tone: 'ok' }
    case 'handed':
      return { word: '已取', tone: 'plain' }
    case 'received':
      return { word: '已到账', tone: 'plain' }
    case 'cancelled':
      return { word: '已取消', tone: 'plain' }
    case 'lapsed':
      return { word: '没取，已过期', tone: 'plain' }
    default:
      return { word: '办理中', tone: 'plain' }
  }
}

/** What it comes to: until when to fetch it, who gave it where, or what became of the points. */
export function stateText(exchange: ExchangeView, { now, timeZone }: Seen): string {
  const { state, pickUp, handed, points, endedAt, store } = exchange
  switch (state) {
    case 'ready':
      return spaced(`${deadlineWords(pickUp?.untilAt ?? 0, now, timeZone)}前到${store?.name ?? '店'}取`)
    case 'handed':
      return handed ? spaced(`${momentWords(handed.at, now, timeZone)}在${handed.storeName}取走`) : ''
    case 'received':
      return '券在券包里'
    case 'cancelled':
      return spaced(`${momentWords(endedAt, now, timeZone)}取消，${integer(points)}积分已退回`)
    case 'lapsed':
      return pickUp?.ifLapsed === 'points-back' ? '过期没取，还有效的积分已退回' : '过期没取，积分不退'
    default:
      return ''
  }
}

/** What happens to the points of a thing that is never fetched. */
export const lapseText = (exchange: ExchangeView): string =>
  exchange.pickUp?.ifLapsed === 'points-back' ? '会自动取消，没过期的积分退回' : '就作废，积分不退'
