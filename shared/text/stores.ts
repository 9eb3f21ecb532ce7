import { addDays, dayOf, startOfDay } from '../domain/calendar/day'
import { MINUTE_MS } from '../domain/calendar/units'
import type { OpenState } from '../domain/store/open-state'
import type { OpenSpan, StoreHours } from '../domain/store/types'
import { clockWords, dayWords, minuteWords, momentWords, weekdaysWords } from './dates'

/** Where something happened, for a clerk who works in `storeId`. */
export const placeText = (place: { storeId: string; storeName: string }, storeId: string): string =>
  place.storeId === storeId ? '本店' : place.storeName || '别的门店'

export type OpenTag = { word: string; tone: 'ok' | 'plain' | 'warn' } | null

/** 营业中, 休息中, 暂停营业; null while the store has not said its hours. */
export function openTag({ kind }: OpenState): OpenTag {
  if (kind === 'unknown') return null
  if (kind === 'open') return { word: '营业中', tone: 'ok' }
  return kind === 'closed' ? { word: '休息中', tone: 'plain' } : { word: '暂停营业', tone: 'warn' }
}

/**
 * `今天开到 22:30`, `还有 12 分钟打烊`, `今天 14:00 开门`, `今天休息，明天 9:30 开门`, `门前修路，11 月 26 日 9:00 开门`; `''` where
 * nothing is known.
 */
export function openWords(state: OpenState, now: number, timeZone: string): string {
  switch (state.kind) {
    case 'unknown':
      return ''
    case 'open':
      return untilWords(state, now, timeZone)
    case 'closed':
      return closedWords(state, now, timeZone)
    case 'suspended': {
      const opens = state.opensAt === null ? '开门时间待定' : opensWords(state.opensAt, now, timeZone)
      return state.reason ? `${state.reason}，${opens}` : opens
    }
  }
}

type Open = Extract<OpenState, { kind: 'open' }>
type Closed = Extract<OpenState, { kind: 'closed' }>

function untilWords({ untilAt, closesSoon }: Open, now: number, timeZone: string): string {
  if (untilAt === null) return '24 小时营业'
  if (closesSoon) return `还有 ${minutesLeft(untilAt, now)} 分钟打烊`
  return endWords(untilAt, now, timeZone)
}

/** `今天开到 22:30`, `今天开到 24:00`, `开到明天 2:00`. */
function endWords(untilAt: number, now: number, timeZone: string): string {
  const today = dayOf(now, timeZone)
  if (untilAt === startOfDay(addDays(today, 1), timeZone)) return '今天开到 24:00'
  const clock = clockWords(untilAt, timeZone)
  const day = dayOf(untilAt, timeZone)
  return day === today ? `今天开到 ${clock}` : `开到${dayWords(day, today)} ${clock}`
}

function closedWords({ opensAt, restsToday }: Closed, now: number, timeZone: string): string {
  if (opensAt === null) return '暂不营业'
  const opens = opensWords(opensAt, now, timeZone)
  if (dayOf(opensAt, timeZone) === dayOf(now, timeZone)) return opens
  return `${restsToday ? '今天休息' : '今天打烊了'}，${opens}`
}

/** `明天 9:00 开门`. */
export const opensWords = (opensAt: number, now: number, timeZone: string) =>
  `${momentWords(opensAt, now, timeZone)} 开门`

/** Minutes until an end, begun ones counted. */
export const minutesLeft = (untilAt: number, now: number) =>
  Math.max(1, Math.ceil((untilAt - now) / MINUTE_MS))

/** Why no order is taken: the fact, and what follows. `null` while orders are taken. */
export function closedStoreWords(
  storeName: string,
  state: OpenState,
  now: number,
  timeZone: string,
): { fact: string; consequence: string } | null {
  if (state.kind === 'open' || state.kind === 'unknown') return null
  const opens = state.opensAt === null ? '' : `${opensWords(state.opensAt, now, timeZone)}。`
  const why = whyClosed(state, now, timeZone)
  return { fact: `${storeName}${why}，现在不能下单`, consequence: `${opens}没有扣你的钱，券和积分也没动` }
}

function whyClosed(state: Exclude<OpenState, Open | { kind: 'unknown' }>, now: number, timeZone: string) {
  if (state.kind === 'suspended') return `暂停营业（${state.reason || '原因未写明'}）`
  if (state.restsToday) return '今天休息'
  const isToday = state.opensAt !== null && dayOf(state.opensAt, timeZone) === dayOf(now, timeZone)
  return isToday ? '还没开门' : '打烊了'
}

/** The same in one sentence, for a refusal. */
export const closedSentence = ({ fact, consequence }: { fact: string; consequence: string }) =>
  `${fact}。${consequence}`

/** The usual week: `每天 9:00–21:00`, `周二至周日 10:00–20:00`; `''` where nothing is known. */
export function weekWords(hours: StoreHours | null): string {
  const spans = hours?.weekly ?? []
  return spans.map(({ weekdays, ...span }) => `${weekdaysWords(weekdays)} ${spanWords(span)}`).join('；')
}

/** `9:00–21:00`, `20:00–次日 2:00`, `全天`. */
export function spanWords({ fromMinute, toMinute }: OpenSpan): string {
  const end = toMinute > 1440 ? `次日 ${minuteWords(toMinute - 1440)}` : minuteWords(toMinute)
  return fromMinute === 0 && toMinute === 1440 ? '全天' : `${minuteWords(fromMinute)}–${end}`
}

/** `320 米`, `1.2 公里`, `11 公里`. */
export function distanceWords(metres: number): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  const km = metres / 1000
  return km < 9.95 ? `${km.toFixed(1)} 公里` : `${Math.round(km)} 公里`
}
