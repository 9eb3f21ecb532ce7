import { brand, DAY_MS, guest, LIN, LOT, member, NOW } from '@shared/domain/test-brand'
import { memberView } from './member-view'

const seen = (who: Parameters<typeof memberView>[0], now = NOW) => memberView(who, brand, LIN, now)

test('an unknown caller is a guest of the first tier without a card', () => {
  expect(seen(null)).toMatchObject({
    state: 'guest',
    cardNo: '',
    progress: {
      tier: { name: '新芽', level: 1 },
      growth: 0,
      next: { tier: { level: 2 }, missingGrowth: 500 },
    },
    points: { active: 0, pending: 0, debt: 0, expiring: null },
    keptUntilDay: null,
  })
})

test("a guest's points wait until the first of them ends", () => {
  const row = (ref: string, lotDay: string) => ({ ref, points: 34, fromDay: '9999-12-31', lotDay })
  const view = seen(guest({ pending: [row('b', '2027-12-31'), row('a', LOT)] }))
  expect(view).toMatchObject({ points: { active: 0, pending: 68 }, keptUntilDay: LOT })
})

test('a tier held stays even when the growth alone would not reach it', () => {
  expect(seen(member({ tier: 'zhiwei', growth: 100 })).progress).toMatchObject({
    tier: { name: '知味' },
    next: { tier: { name: '藏山' }, missingGrowth: 1900, missingFen: 190_000 },
  })
})

test('the top tier has nothing after it', () => {
  expect(seen(member({ tier: 'cangshan', growth: 2400 })).progress.next).toBeNull()
})

test('what ended last night is gone on the page, job or no job', () => {
  const lots = [
    { day: '2026-11-21', points: 40 },
    { day: LOT, points: 60 },
  ]
  expect(seen(member({ lots })).points).toEqual({
    active: 60,
    pending: 0,
    debt: 0,
    expiring: { points: 60, day: LOT },
  })
  expect(seen(member({ lots }), NOW - DAY_MS).points.active).toBe(100)
})

test('of a phone number only its tail is known', () => {
  expect(seen(member({ phoneTail: '6688' })).phoneMasked).toBe('*** **** 6688')
})
