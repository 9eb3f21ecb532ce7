import type { OutputOf } from '@shared/contract'
import { act, render, screen } from '@testing-library/react'
import { at, brand, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { PointsRuleSheet } from './points-rule-sheet'
import { pointsRuleParts } from './points-rules'

type Rules = OutputOf<'points.rules'>

const rules = (rule: Partial<Rules['rule']> = {}, campaigns: Rules['campaigns'] = []): Rules => ({
  brand,
  rule: {
    version: 3,
    measure: 'payer',
    waitingDays: 7,
    expiry: { after: 'months', months: 12 },
    maxPerOrder: 5000,
    maxPerDay: 0,
    maxPerMonth: 0,
    maxGrowthPerOrder: 5000,
    maxGrowthPerDay: 0,
    maxGrowthPerMonth: 0,
    growthRate: 10_000,
    factors: [
      { on: 'weekday', of: '7', factor: 20_000 },
      { on: 'goods', of: '礼品卡', factor: 0 },
    ],
    ...rule,
  },
  campaigns,
  examples: [{ fen: 6880, rate: 12_000, points: 82 }],
})
const linesOf = (title: string, from: Rules) =>
  pointsRuleParts(from, NOW).find(part => part.title === title)?.lines

test("the brand's own rule, each question under its title", () => {
  expect(linesOf('怎么得积分', rules())?.slice(0, 2)).toEqual([
    '「新芽」消费 1 元得 1 积分',
    '「知味」消费 1 元得 1.2 积分',
  ])
  expect(linesOf('照你现在的等级算', rules())).toEqual(['68.8 元 → 82 积分：68.80 × 1.2 = 82.56，小数不计'])
  expect(linesOf('积分更多的时候', rules())).toEqual(['周日 2 倍。'])
  expect(linesOf('不计积分的', rules())).toEqual(['「礼品卡」不计积分，也不计成长值。'])
  expect(linesOf('最多得多少', rules())).toEqual(['每单最多 5,000 积分。', '每单最多 5,000 成长值。'])
  expect(linesOf('什么时候到账', rules())).toEqual(['付款 7 天后到账。今天付款的，11 月 29 日到账。'])
})

test.each([
  ['spend', '充值时不得积分'],
  ['top-up', '用它付款时不再得'],
] as const)('stored value that earns on %s says so, and that it earns once', (stored, text) => {
  expect(linesOf('用储值付款', rules({ stored }))?.join('')).toContain(text)
})

test('what the brand does not have is not mentioned', () => {
  const plain = rules({ factors: [], maxPerOrder: 0, maxGrowthPerOrder: 0, expiry: { after: 'never' } })
  expect(pointsRuleParts(plain, NOW).map(({ title }) => title)).toEqual([
    '怎么得积分',
    '照你现在的等级算',
    '什么时候到账',
    '什么时候到期',
    '成长值',
    '退款',
    '券',
  ])
  expect(linesOf('什么时候到期', plain)).toEqual(['积分不会到期。'])
})

test('of several campaigns at once the highest counts', () => {
  const week = { name: '会员周', factor: 20_000, fromAt: NOW, toAt: at('2026-11-30T00:00:00'), stores: [] }
  const lines = linesOf(
    '积分更多的时候',
    rules({ factors: [] }, [week, { ...week, name: '新店', factor: 30_000 }]),
  )
  expect(lines).toEqual([
    '「会员周」2 倍，到 11 月 29 日 24 点。',
    '「新店」3 倍，到 11 月 29 日 24 点。',
    '几个活动碰在一起，按最高的一个算。',
  ])
})

test('is asked for only when the sheet is opened; without network it offers another try', async () => {
  const asked = cloudThatAnswers({ 'points.rules': noNetwork })
  const sheet = (open: boolean) => <PointsRuleSheet open={open} onClose={() => undefined} />
  const { rerender } = render(sheet(false))
  expect(asked).toHaveLength(0)
  await act(async () => rerender(sheet(true)))
  expect(asked).toHaveLength(1)
  expect(screen.getByText('现在没有网络')).toBeTruthy()
})
