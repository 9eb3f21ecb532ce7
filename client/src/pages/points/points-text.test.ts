import type { PointsEntryView, PointsStoryView } from '@shared/contract'
import { at, NOW, TIME_ZONE } from '@/testing/brand'
import { entryBalance, entryChange, entryMeta, entryTag } from './entry-text'
import { entriesByMonth } from './months'
import { refundConsequence, storySteps } from './story-steps'

const entry = (facts: Partial<PointsEntryView> = {}): PointsEntryView => ({
  id: 'e1',
  at: at('2026-11-09T19:20:00'),
  kind: 'order',
  points: 161,
  pendingPoints: 0,
  activeAfter: 161,
  debtAfter: 0,
  debtRepaid: 20,
  debtAdded: 0,
  forgiven: 0,
  storeName: '湖滨店',
  amountFen: 15120,
  orderId: '1900000109:x5527',
  orderTail: '5527',
  ...facts,
})
const refund = entry({
  kind: 'refund',
  points: -14,
  activeAfter: 0,
  debtRepaid: 0,
  debtAdded: 20,
  debtAfter: 20,
  amountFen: 2900,
})

test('an adjustment says why, in the row and in its story', () => {
  const adjusted = entry({
    kind: 'adjust',
    points: -300,
    amountFen: null,
    storeName: '',
    reason: '重复记了一单',
  })
  expect(entryMeta(adjusted, NOW, TIME_ZONE)).toBe('11 月 9 日 19:20 · 重复记了一单')
  const story = { entry: adjusted } as PointsStoryView
  expect(storySteps(story, '2026-11-22').map(({ title, note }) => [title, note])).toEqual([
    ['店里写的原因', '重复记了一单'],
    ['店里调整', '之后可用 161 积分'],
  ])
})

describe('a row of the history', () => {
  test('when, where, how much, and what became of it', () => {
    expect(entryMeta(entry(), NOW, TIME_ZONE)).toBe('11 月 9 日 19:20 · 湖滨店 · ¥151.20')
    expect(entryTag(entry())).toEqual({ text: '已还 20', tone: 'plain' })
    expect(entryBalance(entry())).toBe('余 161')
  })
  test('a refund that met an empty purse', () => {
    expect(entryMeta(refund, NOW, TIME_ZONE)).toBe('11 月 9 日 19:20 · ¥29.00 已退回微信')
    expect(entryTag(refund)).toMatchObject({ text: '不够扣，先记下', tone: 'danger' })
    expect(entryBalance(refund)).toBe('待还 20')
  })
  test('a cash sale was not given back through WeChat', () => {
    const cash = { ...refund, orderId: 'rcpt:shanze:yunqi:A0001' }
    expect(entryMeta(cash, NOW, TIME_ZONE)).toBe('11 月 9 日 19:20 · ¥29.00 已退')
  })
  test('booked on a card that was merged since, so the balance beside it is that card’s', () => {
    expect(entryMeta(entry({ formerCard: true }), NOW, TIME_ZONE)).toBe(
      '11 月 9 日 19:20 · 另一张卡 · 湖滨店 · ¥151.20',
    )
  })
  test("a guest's points are on their way", () => {
    const waiting = entry({ points: 0, pendingPoints: 68, debtRepaid: 0, activeAfter: 0 })
    expect(entryChange(waiting)).toBe(68)
    expect(entryBalance(waiting)).toBe('待到账')
  })
})

describe('months', () => {
  const entries = [entry({ id: 'a', points: 81 }), refund, entry({ id: 'c', at: at('2025-12-30T10:00:00') })]
  test('carry their sums, and their year when it is not this one', () =>
    expect(entriesByMonth(entries, { now: NOW, timeZone: TIME_ZONE, more: false })).toMatchObject([
      { title: '11 月', sums: '得 81 · 退 14' },
      { title: '2025 年 12 月', sums: '得 161' },
    ]))
  test('the last one has no sums while more of it may follow', () =>
    expect(entriesByMonth(entries, { now: NOW, timeZone: TIME_ZONE, more: true }).at(-1)?.sums).toBe(''))
})

describe('the story of points', () => {
  const story: PointsStoryView = {
    entry: entry(),
    paidFen: 15120,
    baseFen: 15120,
    eligibleFen: 15120,
    rate: 12_000,
    factors: [],
    cappedBy: null,
    ruleVersion: 3,
    tierName: '知味',
    granted: 181,
    kept: 181,
    refundedFen: 0,
    lotDay: '2027-11-30',
  }

  test('of a payment from stored value names its principal, and never WeChat Pay', () => {
    const stored = entry({ kind: 'stored', points: 120, debtRepaid: 0, amountFen: 11_000, orderId: null })
    const steps = storySteps(
      { ...story, entry: stored, paidFen: 11_000, baseFen: 10_000, eligibleFen: 10_000, granted: 120 },
      '2026-11-22',
    )
    expect(steps[0]).toMatchObject({
      title: '储值付了 110.00 元',
      note: '其中 100.00 元本金计积分，赠金不计',
    })
    expect(JSON.stringify(steps)).not.toContain('微信')
    expect(steps.at(-1)).toMatchObject({ title: '到账', number: '+120' })
  })
  test('every step has its own number, and they come to what was booked', () => {
    const steps = storySteps(story, '2026-11-22')
    expect(steps.map(({ number }) => number)).toEqual(['¥151.20', '181', '−20', '+161'])
    expect(steps[1]?.note).toBe('151.20 × 1.2 = 181.44，小数不计')
  })
  test('what was paid in cash is proved by its receipt, not by WeChat Pay', () => {
    const cash = { ...story, entry: entry({ orderId: 'rcpt:shanze:yunqi:A0001' }) }
    expect(storySteps(story, '2026-11-22')[0]?.note).toBe('微信支付已核实')
    expect(storySteps(cash, '2026-11-22')[0]?.note).toBe('门店收的款，小票已核实')
  })
  test('a cap is named when it cut', () =>
    expect(storySteps({ ...story, granted: 100, cappedBy: 'day' }, '2026-11-22')[1]?.note).toContain('上限'))
  test('a refund would take back by the same rule', () =>
    expect(refundConsequence(story)).toBe(
      '这单若退款，会按退款比例扣回积分：退 75.60 元扣 91 分，全退扣 181 分。',
    ))
  test('a refund tells what came back, what stayed and what is owed', () => {
    const steps = storySteps({ ...story, entry: refund, refundedFen: 2900, kept: 147 }, '2026-11-22')
    expect(steps.map(({ number }) => number)).toEqual(['¥151.20', '¥29.00', '147', '20', '−14'])
  })
})
