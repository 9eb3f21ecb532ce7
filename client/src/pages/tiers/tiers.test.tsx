import { act, render, screen } from '@testing-library/react'
import { at, brand, linQing, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import TiersPage from '.'
import { keepText, type TierStatus } from './status-text'

const { tier, next } = linQing.progress
const status = (facts: Partial<TierStatus> = {}): TierStatus => ({
  brand,
  state: 'member',
  tier,
  growth: 1786,
  next,
  ahead: next ? [next] : [],
  keep: { untilDay: '2027-03-31', growth: 300, needed: 500, missingGrowth: 200, missingFen: 20_000 },
  review: { months: 12, otherwise: 'one-down' },
  gives: [
    { tierId: 'xinya', monthly: null, birthday: { points: 20, couponName: '' }, exclusive: [] },
    {
      tierId: 'zhiwei',
      monthly: '知味月礼饮品券',
      birthday: { points: 50, couponName: '生日米糕券' },
      exclusive: [],
    },
  ],
  perks: {
    monthly: { name: '知味月礼饮品券', state: 'given', nextDay: '2026-12-01' },
    birthday: { monthDay: '', gift: { points: 50, couponName: '生日米糕券' }, state: 'unknown', nextDay: '' },
  },
  history: [{ at: at('2026-03-11T10:00:00'), day: '2026-03-11', from: '新芽', to: '知味', why: 'raised' }],
  ...facts,
})
const open = () => act(async () => void render(<TiersPage />))

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

test('says what is missing in yuan and how the tier came about', async () => {
  cloudThatAnswers({ 'tier.open': () => status() })
  await open()
  expect(screen.getByText('再消费 214 元，升为「藏山」')).toBeTruthy()
  expect(screen.getByText('还差 214 元')).toBeTruthy()
  expect(screen.getByText('从「新芽」升为「知味」')).toBeTruthy()
})

test('a guest sees what the tiers give, and no standing', async () => {
  cloudThatAnswers({ 'tier.open': () => status({ state: 'guest', keep: null, history: [] }) })
  await open()
  expect(screen.getByText('入会就是')).toBeTruthy()
  expect(document.getElementById('tier-standing')).toBeNull()
})

test('says what the tier gives by itself, this month and next, and asks for the birthday', async () => {
  cloudThatAnswers({ 'tier.open': () => status() })
  await open()
  expect(screen.getByText('知味月礼饮品券 · 下一张 12 月 1 日自动发')).toBeTruthy()
  expect(screen.getByText('填生日，领生日礼')).toBeTruthy()
  expect(screen.getByText('每月一张知味月礼饮品券')).toBeTruthy()
  expect(screen.getByText('生日送 20 积分')).toBeTruthy()
})

test('without network it offers another try', async () => {
  cloudThatAnswers({ 'tier.open': noNetwork })
  await open()
  expect(document.getElementById('retry')).toBeTruthy()
})

test('what keeps the tier, until when, and what happens otherwise', () => {
  expect(keepText(status(), '2026-11-22')).toBe(
    '「知味」保留到 2027 年 3 月 31 日。在那之前再消费 200 元继续保留，不够会降一级',
  )
  expect(keepText(status({ keep: null }), '2026-11-22')).toBe('')
})
