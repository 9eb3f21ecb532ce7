import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { askToNotify } from '@/device/ask-to-notify'
import { brand, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies } from '@/testing/cloud'
import Taro from '@/testing/taro'
import CalendarPage from '.'
import { byYear, startText, untilText } from './calendar-text'

jest.mock('@/device/ask-to-notify', () => ({ askToNotify: jest.fn() }))
const asking = jest.mocked(askToNotify)

type Calendar = OutputOf<'points.calendar'>
const notice = { templateId: 't1', daysBefore: 7, agreed: false, declined: false, suggest: true }
const calendar = (facts: Partial<Calendar> = {}): Calendar => ({
  brand,
  points: { active: 1286, pending: 30, debt: 0, expiring: { points: 120, day: '2026-12-31' } },
  ends: [
    { day: '2026-12-31', points: 120 },
    { day: '2027-03-31', points: 1166 },
  ],
  starts: [{ day: '2026-11-29', points: 30, endsDay: '2027-11-30' }],
  notice,
  ...facts,
})
const onScreen = (id: string) => document.getElementById(id)
const tap = (id: string) =>
  act(async () => {
    const found = onScreen(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
/** A second tap at once is swallowed on purpose. */
const tapAgain = async (id: string) => {
  await act(async () => void jest.setSystemTime(Date.now() + 1_000))
  await tap(id)
}
const open = async (
  facts: Partial<Calendar> = {},
  consent: Replies['reminder.consent'] = () => ({ left: 1 }),
) => {
  const shown = calendar(facts)
  const asked = cloudThatAnswers({ 'points.calendar': () => shown, 'reminder.consent': consent })
  await act(async () => void render(<CalendarPage />))
  return { shown, consents: () => asked.filter(({ action }) => action === 'reminder.consent') }
}

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

test('what ends when and what arrives when, years apart', async () => {
  await open()
  expect(screen.getByText('1,286')).toBeTruthy()
  expect(screen.getByText('12 月 31 日 24 点到期')).toBeTruthy()
  expect(screen.getByText('还有 39 天')).toBeTruthy()
  expect(screen.getByText('2027 年')).toBeTruthy()
  expect(screen.getByText('11 月 29 日到账，用到 2027 年 11 月 30 日')).toBeTruthy()
})

test('one tap asks WeChat, and what it said is kept and shown', async () => {
  const { shown, consents } = await open({}, () => {
    shown.notice = { ...notice, agreed: true, suggest: false }
    return { left: 1 }
  })
  asking.mockResolvedValue('accept')
  await tap('remind-me')
  expect(asking).toHaveBeenCalledWith('t1')
  expect(consents().map(({ input }) => input)).toMatchObject([{ templateId: 't1', answer: 'accept' }])
  expect(screen.getByText('到期前 7 天，微信提醒你一次。')).toBeTruthy()
  expect(onScreen('remind-me')).toBeNull()
})

test('a no is kept, so that nobody is pressed; the way to change it is told', async () => {
  const { consents } = await open()
  asking.mockResolvedValue('reject')
  await tap('remind-me')
  expect(consents()[0]?.input).toMatchObject({ answer: 'reject' })
  expect(screen.getByText('没有开提醒。')).toBeTruthy()
})

test('an earlier no is remembered in words', async () => {
  await open({ notice: { ...notice, declined: true, suggest: false } })
  expect(screen.getByText('上次没有开，想要了随时能开')).toBeTruthy()
})

test.each([
  ['off', '微信里关掉了这里的消息。'],
  ['failed', '微信这次没能问你。'],
] as const)('%s: nothing is kept, and it says why', async (answer, text) => {
  const { consents } = await open()
  asking.mockResolvedValue(answer)
  await tap('remind-me')
  expect(consents()).toHaveLength(0)
  expect(screen.getByText(text)).toBeTruthy()
})

test('a yes that did not reach us is sent again under the same id, without asking WeChat twice', async () => {
  const { consents } = await open({}, noNetwork)
  asking.mockResolvedValue('accept')
  await tap('remind-me')
  expect(screen.getByText('微信里同意了，这边还没记下。')).toBeTruthy()
  await tapAgain('remind-me')
  expect(asking).toHaveBeenCalledTimes(1)
  const ids = consents().map(({ input }) => (input as { commandId: string }).commandId)
  expect([ids.length, new Set(ids).size]).toEqual([2, 1])
})

test('nothing is offered where the brand has no such message, or nothing ever ends', async () => {
  await open({ notice: null })
  expect(onScreen('reminder')).toBeNull()
  await open({ ends: [{ day: null, points: 9 }], starts: [] })
  expect(screen.getByText('不会到期')).toBeTruthy()
  expect(onScreen('reminder')).toBeNull()
})

test('a guest is shown the way to what waits; somebody without points how to get some', async () => {
  await open({ ends: [], starts: [{ day: null, points: 68, endsDay: '2027-11-30' }] })
  expect(screen.getByText('入会后马上到账，用到 2027 年 11 月 30 日')).toBeTruthy()
  await tap('go-join')
  expect(Taro.switchTab).toHaveBeenCalled()
  await open({ ends: [], starts: [] })
  expect(screen.getByText('现在没有积分')).toBeTruthy()
})

test('words of days', () => {
  expect(['2026-11-22', '2026-11-23', '2026-11-24'].map(day => untilText(day, '2026-11-22'))).toEqual([
    '今天',
    '明天',
    '还有 2 天',
  ])
  expect(startText({ day: '2026-12-01', points: 1, endsDay: null }, '2026-11-22')).toBe(
    '12 月 1 日到账，不会到期',
  )
  const rows = [{ day: '2026-12-31' }, { day: '2027-01-31' }, { day: '2027-02-28' }, { day: null }]
  expect(byYear(rows, '2026-11-22').map(({ title, rows }) => [title, rows.length])).toEqual([
    ['', 2],
    ['2027 年', 2],
  ])
})
