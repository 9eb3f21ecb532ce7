import { BACK_OFF, type BackOff, pauseMs, retryAt } from './back-off'

const NOW = Date.parse('2026-11-22T10:24:00+08:00')

describe('a back-off', () => {
  test.each<[keyof typeof BACK_OFF, number[], number]>([
    ['duty', [15_000, 30_000, 60_000, 120_000], 3_600_000],
    ['perk', [60_000, 120_000, 240_000, 480_000], 86_400_000],
    ['batchWatch', [60_000, 120_000, 240_000, 480_000], 10_800_000],
    ['deskTries', [15_000, 30_000, 60_000, 120_000], 1_800_000],
  ])('of %s doubles from its first pause up to its longest', (kind, first, longest) => {
    const backOff: BackOff = BACK_OFF[kind]
    expect([0, 1, 2, 3].map(failures => pauseMs(backOff, failures))).toEqual(first)
    expect([20, 100, 5_000].map(failures => pauseMs(backOff, failures))).toEqual([longest, longest, longest])
  })

  test('counts from the failure, as a duty where no other is named', () => {
    expect(retryAt(NOW, 1)).toBe(NOW + 30_000)
    expect(retryAt(NOW, 1, BACK_OFF.perk)).toBe(NOW + 120_000)
  })
})
