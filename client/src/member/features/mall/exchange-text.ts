import type { ExchangeView } from '@shared/contract'
import { DAY_MS } from '@shared/domain/calendar/units'
import { amount, integer } from '@shared/domain/money/display'
import { clockWords, deadlineWords, momentWords } from '@shared/text/dates'
import { spaced } from '@shared/text/spaced'
import type { TagTone } from '@/components/tag'
import type { Seen } from '@/seen'

const SOON_MS = 3 * DAY_MS

/** The state of an exchange in a word, with its colour. */
export function stateTag({ state, pickUp }: ExchangeView, now: number): { word: string; tone: TagTone } {
  switch (state) {
    case 'paying':
      return { word: '待付款', tone: 'warn' }
    case 'unpaid':
      return { word: '没付款', tone: 'plain' }
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
    case 'paying':
      return spaced(
        `${clockWords(exchange.payUntilAt ?? now, timeZone)}前付 ${amount(exchange.fen)}，没付就取消`,
      )
    case 'unpaid':
      return spaced(`没有付款，${integer(points)}积分已退回`)
    case 'ready':
      return spaced(`${deadlineWords(pickUp?.untilAt ?? 0, now, timeZone)}前到${store?.name ?? '店'}取`)
    case 'handed':
      return handed ? spaced(`${momentWords(handed.at, now, timeZone)}在${handed.storeName}取走`) : ''
    case 'received':
      return '券在券包里'
    case 'cancelled':
      return spaced(`${momentWords(endedAt, now, timeZone)}取消，${backText(exchange)}`)
    case 'lapsed':
      return lapsedText(exchange)
    default:
      return ''
  }
}

function lapsedText({ pickUp, fen }: ExchangeView): string {
  const points = pickUp?.ifLapsed === 'points-back' ? '还有效的积分已退回' : '积分不退'
  return `过期没取，${points}${fen > 0 ? `，${amount(fen)} 原路退回` : ''}`
}

/** 300 积分已退回; the money goes the way it came, which takes WeChat Pay a while. */
function backText({ points, fen }: ExchangeView): string {
  const money = fen > 0 ? `，${amount(fen)} 原路退回` : ''
  return `${integer(points)}积分已退回${money}`
}

/** What happens to the points of a thing that is never fetched. */
export const lapseText = (exchange: ExchangeView): string =>
  exchange.pickUp?.ifLapsed === 'points-back' ? '会自动取消，没过期的积分退回' : '就作废，积分不退'
