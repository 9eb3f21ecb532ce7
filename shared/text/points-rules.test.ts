import type { Expiry } from '../domain/brand/types'
import { DAY_MS, NOW, TODAY } from '../domain/test-brand'
import { campaignWords, capLines, expiryWords, growthWords, measureWords, waitingWords } from './points-rules'

const here = { now: NOW, timeZone: 'Asia/Shanghai' }
const midnight = Date.parse('2026-11-23T00:00:00+08:00')

test('what counts, and what it does for the tier', () => {
  expect(measureWords('payer')).toBe('按实付金额算，优惠掉的不计，小数不计。')
  expect(measureWords('total')).toBe('按订单金额算，微信支付减掉的也计，小数不计。')
  expect([growthWords(20_000), growthWords(0)]).toEqual(['每付 1 元记 2 成长值，等级看成长值。', ''])
})

test('only caps that exist are named', () => {
  const none = {
    maxPerOrder: 0,
    maxPerDay: 0,
    maxPerMonth: 0,
    maxGrowthPerOrder: 0,
    maxGrowthPerDay: 0,
    maxGrowthPerMonth: 0,
  }
  expect(capLines({ ...none, maxPerOrder: 5000, maxPerMonth: 20_000, maxGrowthPerDay: 800 })).toEqual([
    '每单最多 5,000 积分。',
    '每月最多 20,000 积分。',
    '每天最多 800 成长值。',
  ])
  expect(capLines(none)).toEqual([])
})

test.each([
  [0, '付款核实后马上到账。'],
  [7, '付款 7 天后到账。今天付款的，11 月 29 日到账。'],
])('waiting %i days', (days, words) => expect(waitingWords(days, TODAY)).toBe(words))

test.each<[Expiry, string]>([
  [
    { after: 'months', months: 12 },
    '付款 12 个月后，到那个月的月底 24 点到期。今天付款得的，2027 年 11 月 30 日 24 点到期。',
  ],
  [{ after: 'years', years: 0 }, '当年 12 月 31 日 24 点到期。今天付款得的，12 月 31 日 24 点到期。'],
  [
    { after: 'years', years: 1 },
    '付款 1 年后的年底 24 点到期。今天付款得的，2027 年 12 月 31 日 24 点到期。',
  ],
  [{ after: 'never' }, '积分不会到期。'],
])('expiry %j', (expiry, words) => expect(expiryWords(expiry, TODAY)).toBe(words))

test('a campaign says how much, until when and where', () => {
  const campaign = { name: '会员周', factor: 20_000, fromAt: NOW - DAY_MS, toAt: midnight, stores: [] }
  expect(campaignWords(campaign, here)).toBe('「会员周」2 倍，到今天 24 点。')
  const later = { ...campaign, fromAt: midnight, toAt: midnight + 2 * DAY_MS, stores: ['湖滨店', '禾桥店'] }
  expect(campaignWords(later, here)).toBe(
    '「会员周」2 倍，明天 0:00 起，到 11 月 24 日 24 点，限湖滨店、禾桥店。',
  )
})
