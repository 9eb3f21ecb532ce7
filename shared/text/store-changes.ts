import type { StoreDoc } from '../domain/brand/types'
import { formatDay } from '../domain/calendar/day'
import type { StoreHours } from '../domain/store/types'
import { datedDeadlineWords, datedMomentWords } from './dates'
import { type WordedField, wordedChanges } from './operation'
import { spanWords, weekWords } from './stores'

interface Clock {
  now: number
  timeZone: string
}

/** `12 月 31 日 9:00–18:00，1 月 1 日休息`. */
function specialWords(hours: StoreHours | null): string {
  return (hours?.special ?? [])
    .map(({ day, spans }) => {
      const words = spans.map(spanWords)
      return `${formatDay(day, 'M 月 D 日')}${words.length === 0 ? '休息' : ` ${words.join('、')}`}`
    })
    .join('，')
}

/** `11 月 22 日 9:00 到 11 月 25 日 24 点（门前修路）`. */
const closureWords = (hours: StoreHours | null, { now, timeZone }: Clock): string =>
  (hours?.closures ?? [])
    .map(({ fromAt, untilAt, reason }) => {
      const from = datedMomentWords(fromAt, now, timeZone)
      return `${from} 到 ${datedDeadlineWords(untilAt, now, timeZone)}${reason ? `（${reason}）` : ''}`
    })
    .join('；')

const storeFields = (clock: Clock): WordedField<StoreDoc>[] => [
  ['店名', ({ name }) => name],
  ['地址', ({ address }) => address],
  ['电话', ({ phone }) => phone],
  ['地图位置', ({ location }) => (location ? `${location.longitude}, ${location.latitude}` : '')],
  ['营业时间', ({ hours }) => weekWords(hours)],
  ['特别的日子', ({ hours }) => specialWords(hours)],
  ['暂停营业', ({ hours }) => closureWords(hours, clock)],
  ['状态', ({ active }) => (active ? '在营业' : '停用')],
  ['排第几', ({ rank }) => String(rank + 1)],
]

export const storeChanges = (before: StoreDoc | null, after: StoreDoc, clock: Clock) =>
  wordedChanges(storeFields(clock), before, after)

/** What was done, in one sentence. */
export function storeOperationWords(before: StoreDoc | null, { name, active }: StoreDoc): string {
  if (!before) return `加了门店「${name}」`
  if (before.active !== active) return `${active ? '重新启用了' : '停用了'}门店「${name}」`
  return `改了门店「${name}」`
}
