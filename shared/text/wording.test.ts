import { startOfDay } from '../domain/calendar/day'
import type { UseRefusal } from '../domain/coupon/may-use'
import { brand, DAY_MS, NOW, TODAY } from '../domain/test-brand'
import { tierById } from '../domain/tier/tier-of'
import { benefitWords, conditionWords, faceWords, storesWords, timesWords } from './coupons'
import {
  agoWords,
  calendarDayWords,
  datedDeadlineWords,
  datedMomentWords,
  dayWords,
  deadlineWords,
  leftWords,
  minuteWords,
  momentWords,
  weekdaysWords,
} from './dates'
import {
  debtWords,
  endingWords,
  keptUntilWords,
  rateWords,
  refundWords,
  thresholdWords,
  tierProgressWords,
} from './points'
import { type RefusalContext, refusalWords } from './refusals'

const TZ = 'Asia/Shanghai'
const MINUTE = 60_000
const midnight = (day: string) => startOfDay(day, TZ)

describe('dates', () => {
  test.each([
    ['2026-11-22', '今天'],
    ['2026-11-23', '明天'],
    ['2026-11-21', '昨天'],
    ['2026-12-06', '12 月 6 日'],
    ['2027-11-30', '2027 年 11 月 30 日'],
  ])('%s is %s', (day, words) => expect(dayWords(day, TODAY)).toBe(words))

  test('a promise to remember names its date', () =>
    expect(calendarDayWords(TODAY, TODAY)).toBe('11 月 22 日'))

  test.each([
    [NOW, '今天 10:24'],
    [midnight('2026-11-23') + 9 * 60 * MINUTE, '明天 9:00'],
    [midnight('2026-11-18') + (19 * 60 + 2) * MINUTE, '11 月 18 日 19:02'],
  ])('moment %i is %s', (at, words) => expect(momentWords(at, NOW, TZ)).toBe(words))

  test.each([
    ['2026-11-23', '今天 24 点'],
    ['2026-11-24', '明天 24 点'],
    ['2026-12-07', '12 月 6 日 24 点'],
  ])('what ends when %s begins ends %s', (day, words) =>
    expect(deadlineWords(midnight(day), NOW, TZ)).toBe(words),
  )

  test('what is read again on another day never says today', () => {
    expect(datedMomentWords(NOW, NOW, TZ)).toBe('11 月 22 日 10:24')
    expect(datedDeadlineWords(midnight('2026-11-23'), NOW, TZ)).toBe('11 月 22 日 24 点')
    expect(datedDeadlineWords(NOW, NOW + 400 * DAY_MS, TZ)).toBe('2026 年 11 月 22 日 10:24')
  })

  test('a deadline inside a day keeps its clock', () =>
    expect(deadlineWords(NOW + 30 * MINUTE, NOW, TZ)).toBe('今天 10:54'))

  test.each([
    [20_000, '刚刚'],
    [2 * MINUTE, '2 分钟前'],
    [3 * 60 * MINUTE, '3 小时前'],
    [7 * 60 * MINUTE, '今天 3:24'],
  ])('%i ms ago is %s', (ms, words) => expect(agoWords(NOW - ms, NOW, TZ)).toBe(words))

  test.each([
    [586_000, '9 分 46 秒'],
    [45_001, '46 秒'],
    [28 * MINUTE, '28 分'],
    [-5, '0 秒'],
  ])('%i ms left is %s', (ms, words) => expect(leftWords(ms)).toBe(words))

  test.each([
    [[1, 2, 3, 4, 5], '周一至周五'],
    [[6, 7], '周六、周日'],
    [[7, 1, 3], '周一、周三、周日'],
    [[1, 2, 3, 4, 5, 6, 7], '每天'],
    [[3], '周三'],
  ])('weekdays %j are %s', (days, words) => expect(weekdaysWords(days)).toBe(words))

  test('a day ends at 24:00', () =>
    expect([minuteWords(0), minuteWords(840), minuteWords(1440)]).toEqual(['0:00', '14:00', '24:00']))
})

describe('coupons', () => {
  const off = { kind: 'reduction', offFen: 1200 } as const
  const discount = { kind: 'percentage', payPermille: 850, maxOffFen: 2000 } as const

  test('a face is one large figure', () => {
    expect(faceWords(off)).toEqual({ sign: '¥', number: '12', unit: '' })
    expect(faceWords(discount)).toEqual({ sign: '', number: '8.5', unit: '折' })
    expect(faceWords({ ...discount, payPermille: 800 }).number).toBe('8')
  })

  test.each([
    [off, 5000, '满 50 元可用'],
    [off, 0, '无门槛'],
    [discount, 0, '最多减 20 元'],
    [discount, 9900, '满 99 元可用 · 最多减 20 元'],
    [{ ...discount, maxOffFen: 0 }, 0, '无门槛'],
  ])('condition of %j from %i fen: %s', (benefit, thresholdFen, words) =>
    expect(conditionWords({ benefit, thresholdFen })).toBe(words),
  )

  test('a clerk reads what it does', () => {
    expect([benefitWords(off), benefitWords(discount)]).toEqual(['减 12 元', '打 8.5 折'])
  })

  test('times and places', () => {
    const afternoon = { weekdays: [1, 2, 3, 4, 5], fromMinute: 840, toMinute: 1020 }
    expect(timesWords([afternoon])).toBe('周一至周五 14:00–17:00')
    expect(timesWords([afternoon, { weekdays: [6, 7], fromMinute: 0, toMinute: 1440 }])).toBe(
      '周一至周五 14:00–17:00；周六、周日',
    )
    expect(timesWords([])).toBe('')
    expect(storesWords(['*'], [], 6)).toBe('全部 6 家门店')
    expect(storesWords(['a', 'b'], ['云栖路店', '湖滨店'], 6)).toBe('云栖路店、湖滨店')
    expect(storesWords(['a', 'b', 'c'], ['云栖路店', '湖滨店', '西溪店'], 6)).toBe('云栖路店等 3 家门店')
  })
})

describe('why a coupon cannot be used', () => {
  const context: RefusalContext = {
    now: NOW,
    timeZone: TZ,
    storeName: id => ({ 'shanze:hubin': '湖滨店', 'shanze:yunqi': '云栖路店' })[id] ?? '',
  }
  const use = { at: NOW - 2 * MINUTE, storeId: 'shanze:yunqi' } as never
  const monday = midnight('2026-11-23') + 840 * MINUTE

  test.each<[UseRefusal, string]>([
    [{ reason: 'used', use }, '已经用过了，今天 10:22 在云栖路店用的'],
    [{ reason: 'used', use: null }, '已经用过了'],
    [{ reason: 'revoked' }, '得到这张券的那一单退款了，券已收回'],
    [{ reason: 'expired', validTo: midnight('2026-11-22') }, '已经过期，有效期到昨天 24 点'],
    [{ reason: 'expired', validTo: midnight('2026-11-12') }, '已经过期，有效期到 11 月 11 日 24 点'],
    [{ reason: 'locked', orderId: '1900000109:T3081' }, '订单尾号 3081 正在用'],
    [{ reason: 'not-started', validFrom: midnight('2026-11-23') }, '还没到时间，明天起可用'],
    [{ reason: 'not-started', validFrom: midnight('2026-12-01') }, '还没到时间，12 月 1 日起可用'],
    [{ reason: 'wrong-store', stores: ['shanze:hubin'] }, '这家店不参加，湖滨店能用'],
    [{ reason: 'wrong-store', stores: ['shanze:gone'] }, '这家店不参加'],
    [{ reason: 'wrong-time', times: [], nextAt: monday }, '今天是周日，周一 14:00 起可用'],
    [{ reason: 'wrong-time', times: [], nextAt: monday - DAY_MS }, '今天 14:00 起可用'],
    [
      { reason: 'wrong-time', times: [], nextAt: monday + 6 * DAY_MS },
      '今天是周日，11 月 29 日 14:00 起可用',
    ],
    [{ reason: 'wrong-time', times: [], nextAt: null }, '现在不在可用时段'],
    [{ reason: 'below-threshold', thresholdFen: 5000, missingFen: 1200 }, '再买 12 元可用'],
    [{ reason: 'not-ready' }, '正在放进券包，请稍后再看'],
  ])('%j', (refusal, words) => expect(refusalWords(refusal, context)).toBe(words))
})

describe('points', () => {
  test('sentences people read', () => {
    expect(keptUntilWords('2026-12-22', TODAY)).toBe('入会就到账，为你保留到 12 月 22 日')
    expect(endingWords(120, '2026-12-31', TODAY)).toBe('120 分 12 月 31 日到期')
    expect(debtWords(20)).toBe('欠 20 积分，下次得分会先还上，不用另外付钱')
    expect(rateWords(12_000)).toBe('消费 1 元得 1.2 积分')
  })

  test.each([
    [2900, 14, 20, '已退 29 元，扣回 14 积分；不够扣的 20 分先记下'],
    [2900, 34, 0, '已退 29 元，扣回 34 积分'],
    [2900, 0, 34, '已退 29 元，要扣的 34 积分不够扣，先记下'],
    [50, 0, 0, '已退 0.5 元，积分没有变动'],
  ])('a refund of %i fen, %i clawed, %i owed', (fen, clawed, owed, words) =>
    expect(refundWords(fen, clawed, owed)).toBe(words),
  )

  test.each([
    ['in yuan', { missingGrowth: 214, missingFen: 21_400 }, 'member', '再消费 214 元，升为「藏山」'],
    ['by its own rate', { missingGrowth: 214, missingFen: 10_700 }, 'member', '再消费 107 元，升为「藏山」'],
    ['in growth alone', { missingGrowth: 214, missingFen: 0 }, 'member', '再得 214 成长值，升为「藏山」'],
    ['earned as a guest', { missingGrowth: 0, missingFen: 0 }, 'guest', '入会就升为「藏山」'],
    ['earned since', { missingGrowth: 0, missingFen: 0 }, 'member', '下次付款就升为「藏山」'],
  ] as const)('the way to the next tier: %s', (_case, gap, state, words) => {
    const progress = { tier: { name: '知味' }, next: { tier: tierById('cangshan', brand.tiers), ...gap } }
    expect(tierProgressWords(progress, state)).toBe(words)
  })

  test('the top tier, and what a tier asks for', () => {
    expect(tierProgressWords({ tier: { name: '藏山' }, next: null }, 'member')).toBe('已是最高一级「藏山」')
    expect(thresholdWords({ threshold: 500, thresholdFen: 25_000 })).toBe('累计消费 250 元')
    expect(thresholdWords({ threshold: 500, thresholdFen: 0 })).toBe('累计 500 成长值')
  })
})
