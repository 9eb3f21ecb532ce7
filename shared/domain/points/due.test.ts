import type { MemberDoc } from '../account/types'
import type { TierReview } from '../brand/types'
import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { brand, LIN, LOT, NOW } from '../test-brand'
import { memberDuties } from './due'
import type { LedgerEntry } from './types'

const TZ = brand.timeZone
describe('when a member is due again', () => {
  const owing = {
    _id: LIN,
    tier: 'zhiwei',
    state: 'member' as const,
    journal: [],
    pending: [],
    lots: [],
    holds: [],
    tierUntilDay: FAR_DAY,
  }
  const review: TierReview = { months: 12, keep: [], otherwise: 'one-down' }
  const pending = (fromDay: string) => [{ ref: '', points: 1, fromDay, lotDay: LOT }]
  const { perks: _none, ...plain } = brand
  test.each<[string, Partial<MemberDoc>, number]>([
    ['a journal', { journal: [{} as LedgerEntry] }, NOW + 20_000],
    ['M19: an account to be erased', { state: 'closed', erasing: true }, NOW + 20_000],
    ['a hold', { holds: [{ exchangeId: 'e', until: NOW + 5, lots: [] }] }, NOW + 5],
  ])('%s waits for nothing that a date brings to many', (_, over, due) => {
    const duties = memberDuties({ ...owing, ...over }, { ...plain, review }, NOW)
    expect(duties).toEqual({ dueAt: due, calendarDueAt: NEVER })
  })
  test.each<[string, Partial<MemberDoc>, number]>([
    ['nothing', {}, NEVER],
    ['a lot', { lots: [{ day: LOT, points: 1 }] }, endOfDay(LOT, TZ)],
    ['waiting points', { pending: pending('2026-11-29') }, startOfDay('2026-11-29', TZ)],
    ['points that never end', { lots: [{ day: FAR_DAY, points: 1 }] }, NEVER],
    ['a guest’s points', { pending: pending(FAR_DAY) }, endOfDay(LOT, TZ)],
    ['a tier to be reviewed', { tierUntilDay: LOT }, endOfDay(LOT, TZ)],
    ['a closed account is not reviewed', { state: 'closed', tierUntilDay: LOT }, NEVER],
  ])('%s', (_, over, due) => {
    const duties = memberDuties({ ...owing, ...over }, { ...plain, review }, NOW)
    expect(duties).toEqual({ dueAt: NEVER, calendarDueAt: due })
  })
})
