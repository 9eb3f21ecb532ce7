import { act, render, screen } from '@testing-library/react'
import { cloudThatAnswers, noNetwork } from '../../testing/cloud'
import { at, brand, linQing } from '../testing/demo'
import TiersPage from '.'
import { keepWords, type Standing } from './standing-words'

const { tier, next } = linQing.progress
const standing = (facts: Partial<Standing> = {}): Standing => ({
  brand,
  state: 'member',
  tier,
  growth: 1786,
  next,
  ahead: next ? [next] : [],
  keep: { untilDay: '2027-03-31', growth: 300, needed: 500, missingGrowth: 200, missingFen: 20_000 },
  review: { months: 12, otherwise: 'one-down' },
  gives: [],
  history: [{ at: at('2026-03-11T10:00:00'), day: '2026-03-11', from: '新芽', to: '知味', why: 'raised' }],
  ...facts,
})
const open = () => act(async () => void render(<TiersPage />))

test('says what is missing in yuan and how the tier came about', async () => {
  cloudThatAnswers({ 'tier.open': () => standing() })
  await open()
  expect(screen.getByText('再消费 214 元，升为「藏山」')).toBeTruthy()
  expect(screen.getByText('还差 214 元')).toBeTruthy()
  expect(screen.getByText('从「新芽」升为「知味」')).toBeTruthy()
})

test('a guest sees what the tiers give, and no standing', async () => {
  cloudThatAnswers({ 'tier.open': () => standing({ state: 'guest', keep: null, history: [] }) })
  await open()
  expect(screen.getByText('入会就是')).toBeTruthy()
  expect(document.getElementById('tier-standing')).toBeNull()
})

test('without network it offers another try', async () => {
  cloudThatAnswers({ 'tier.open': noNetwork })
  await open()
  expect(document.getElementById('retry')).toBeTruthy()
})

test('what keeps the tier, until when, and what happens otherwise', () => {
  expect(keepWords(standing(), '2026-11-22')).toBe(
    '「知味」保留到 2027 年 3 月 31 日。在那之前再消费 200 元继续保留，不够会降一级',
  )
  expect(keepWords(standing({ keep: null }), '2026-11-22')).toBe('')
})
