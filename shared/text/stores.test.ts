import type { OpenState } from '../domain/store/open-state'
import type { StoreHours } from '../domain/store/types'
import { NOW } from '../domain/test-brand'
import { closedStoreWords, distanceWords, openTag, openWords, weekWords } from './stores'

const ZONE = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`2026-${text}:00+08:00`)
const open = (untilAt: number | null, closesSoon = false): OpenState => ({
  kind: 'open',
  untilAt,
  closesSoon,
})
const closed = (opensAt: number | null, restsToday = false): OpenState => ({
  kind: 'closed',
  opensAt,
  restsToday,
})

test.each([
  [open(at('11-22T22:30')), '今天开到 22:30'],
  [open(at('11-23T00:00')), '今天开到 24:00'],
  [open(at('11-23T02:00')), '开到明天 2:00'],
  [open(null), '24 小时营业'],
  [open(NOW + 12 * 60_000, true), '还有 12 分钟打烊'],
  [closed(at('11-22T14:00')), '今天 14:00 开门'],
  [closed(at('11-23T09:30'), true), '今天休息，明天 9:30 开门'],
  [closed(at('11-23T09:00')), '今天打烊了，明天 9:00 开门'],
  [closed(null), '暂不营业'],
  [{ kind: 'suspended', reason: '门前修路', opensAt: at('11-26T09:00') }, '门前修路，11 月 26 日 9:00 开门'],
  [{ kind: 'suspended', reason: '', opensAt: null }, '开门时间待定'],
  [{ kind: 'unknown' }, ''],
] as [OpenState, string][])('%j reads “%s”', (state, words) => {
  expect(openWords(state, NOW, ZONE)).toBe(words)
})

test('the tag names the state; a store without hours has none', () => {
  expect(openTag(open(null))).toEqual({ word: '营业中', tone: 'ok' })
  expect(openTag(closed(null))).toEqual({ word: '休息中', tone: 'plain' })
  expect(openTag({ kind: 'suspended', reason: '', opensAt: null })).toEqual({
    word: '暂停营业',
    tone: 'warn',
  })
  expect(openTag({ kind: 'unknown' })).toBeNull()
})

test.each([
  [closed(at('11-23T09:00')), '云栖路店打烊了，现在不能下单', '明天 9:00 开门。没有扣你的钱，券和积分也没动'],
  [
    closed(at('11-22T14:00')),
    '云栖路店还没开门，现在不能下单',
    '今天 14:00 开门。没有扣你的钱，券和积分也没动',
  ],
  [closed(null, true), '云栖路店今天休息，现在不能下单', '没有扣你的钱，券和积分也没动'],
  [
    { kind: 'suspended', reason: '门前修路', opensAt: null },
    '云栖路店暂停营业（门前修路），现在不能下单',
    '没有扣你的钱，券和积分也没动',
  ],
] as [OpenState, string, string][])('%j takes no order', (state, fact, consequence) => {
  expect(closedStoreWords('云栖路店', state, NOW, ZONE)).toEqual({ fact, consequence })
})

test('an open store, and one without hours, takes orders', () => {
  expect(closedStoreWords('云栖路店', open(null), NOW, ZONE)).toBeNull()
  expect(closedStoreWords('云栖路店', { kind: 'unknown' }, NOW, ZONE)).toBeNull()
})

test('the usual week is said in its spans', () => {
  const week = (weekly: StoreHours['weekly']) => weekWords({ weekly, special: [], closures: [] })
  expect(week([{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1260 }])).toBe('每天 9:00–21:00')
  expect(
    week([
      { weekdays: [1, 2, 3, 4], fromMinute: 600, toMinute: 1320 },
      { weekdays: [5], fromMinute: 600, toMinute: 1560 },
      { weekdays: [6, 7], fromMinute: 0, toMinute: 1440 },
    ]),
  ).toBe('周一至周四 10:00–22:00；周五 10:00–次日 2:00；周六、周日 全天')
  expect(weekWords(null)).toBe('')
})

test.each([
  [3, '10 米'],
  [324, '320 米'],
  [994, '990 米'],
  [996, '1.0 公里'],
  [1234, '1.2 公里'],
  [9_949, '9.9 公里'],
  [11_300, '11 公里'],
])('%i m reads %s', (metres, words) => expect(distanceWords(metres)).toBe(words))
