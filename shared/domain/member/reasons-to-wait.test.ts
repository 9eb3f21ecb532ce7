import type { MemberDoc, MergeRequest } from '../account/types'
import { DAY_MS, member, NOW } from '../test-brand'
import { isSeenAnew, reasonsToWait } from './reasons-to-wait'

const timeZone = 'Asia/Shanghai'
const idle: Partial<MemberDoc> = { lastSeenDay: '2026-01-01' }
const stopped = { state: 'stopped', stops: 1 } as MergeRequest
const value = { principalFen: 0, bonusFen: 1 }

test.each<[string, Partial<MemberDoc>, string | null, string[]]>([
  ['nothing', idle, null, []],
  ['a fen of bonus is enough', { ...idle, stored: value }, null, ['stored-value']],
  ['seen 97 days ago, which may be 90', { lastSeenDay: '2026-08-17' }, null, ['in-use']],
  ['seen 98 days ago', { lastSeenDay: '2026-08-16' }, null, []],
  ['joined today and never seen since', { joinedAt: NOW }, null, ['in-use']],
  ['another unionid', { ...idle, unionIds: ['un:a'] }, 'un:b', ['other-person']],
  ['a caller without unionid says nothing', { ...idle, unionIds: ['un:a'] }, null, []],
  ['a card without unionid says nothing', idle, 'un:b', []],
  ['the same unionid outweighs everything', { unionIds: ['un:a'], stored: value }, 'un:a', []],
  ['a merge was stopped before', { ...idle, mergeRequest: stopped }, null, ['stopped-before']],
])('H3: why a merge waits: %s', (_case, over, unionId, reasons) => {
  const { lastSeenDay: _, ...joined } = member()
  const card = { ...joined, ...over }
  expect(reasonsToWait(card, { unionId, now: NOW, timeZone })).toEqual(reasons)
})

test('H3: opening the card is worth one write a week', () => {
  const day = (days: number) => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10)
  const card = member({ lastSeenDay: day(0) })
  expect([6, 7, 8].map(days => isSeenAnew(card, day(days), timeZone))).toEqual([false, true, true])
  expect(isSeenAnew({ ...card, state: 'guest' }, day(30), timeZone)).toBe(false)
})
