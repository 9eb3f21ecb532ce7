import type { OutputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { broughtWords, paidWords, rateWords } from '@/brand/features/link/path-text'
import { brand, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, refusal } from '@/testing/cloud'
import Taro from '@/testing/taro'
import PathsPage from '.'

type Links = OutputOf<'link.list'>
type Row = OutputOf<'link.report'>['rows'][number]

const link = (over: Partial<Links['links'][number]> = {}): Links['links'][number] => ({
  linkId: 'shanze:Ab3kP9x',
  code: 'Ab3kP9x',
  version: 1,
  name: '云栖台卡',
  place: 'table-card',
  target: { page: 'offer', params: { offer: 'shanze:a' } },
  history: [],
  storeId: yunqi.id,
  campaignId: '',
  fromAt: 0,
  untilAt: NEVER,
  after: null,
  tags: [],
  state: 'live',
  createdAt: NOW,
  urlLinkEndsAt: 0,
  schemeEndsAt: 0,
  ...over,
})
const links = (over: Partial<Links> = {}): Links => ({
  brand,
  links: [link()],
  stores: [yunqi],
  offers: [{ batchId: 'shanze:a', name: '山野冷泡立减券' }],
  campaigns: [],
  now: NOW,
  ...over,
})
const row = (over: Partial<Row> = {}): Row => ({
  linkId: 'shanze:Ab3kP9x',
  name: '云栖台卡',
  visits: 40,
  people: 31,
  joins: 6,
  claims: 9,
  redemptions: 3,
  exchanges: 0,
  orders: 5,
  netFen: 34_000,
  ordersShare: 500,
  moneyShare: 412,
  paidPerVisit: { from: 55, to: 261 },
  ...over,
})
const report = (over: Partial<OutputOf<'link.report'>> = {}): OutputOf<'link.report'> => ({
  brand,
  fromDay: '2026-11-16',
  toDay: '2026-11-22',
  rows: [row(), row({ linkId: '', name: '', visits: 0, people: 0, joins: 1, moneyShare: 588 })],
  complete: true,
  windowDays: 30,
  ...over,
})
const open = () => act(async () => void render(<PathsPage />))

describe('LP-08: the paths of a brand', () => {
  test('show where each hangs and leads, what it brought, and what came without one', async () => {
    cloudThatAnswers({ 'link.list': () => links(), 'link.report': () => report() })
    await open()
    for (const text of [
      '云栖台卡',
      '桌面台卡 · 云栖路店 → 领券 · 山野冷泡立减券',
      '31 人来过 40 次，入会 6，领券 9，核销 3',
      '付款 5 单，¥340，占 41.2%',
      '每 100 次来访，大约 5 到 27 次付了款',
      '自己来的',
      '付款 5 单，¥340，占 58.8%',
    ]) {
      expect(screen.getByText(text)).toBeTruthy()
    }
  })

  test('another time is asked for again; a path opens, and a new one begins', async () => {
    const sent = cloudThatAnswers({ 'link.list': () => links(), 'link.report': () => report() })
    await open()
    await act(async () => void fireEvent.click(screen.getByText('近 30 天')))
    expect(sent.at(-1)).toMatchObject({ action: 'link.report', input: { days: 30 } })
    fireEvent.click(screen.getByText('云栖台卡'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/brand/path/index?link=shanze%3AAb3kP9x' })
    fireEvent.click(screen.getByText('新建路径'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/brand/path/index' })
  })

  test('without any the page says what they are for; a clerk is refused with the reason', async () => {
    cloudThatAnswers({ 'link.list': () => links({ links: [] }), 'link.report': () => report({ rows: [] }) })
    await open()
    expect(screen.getByText('还没有路径')).toBeTruthy()
    const message = '这里只有管全部门店的店长和所有者能用'
    const no = refusal('NEEDS_MANAGER', message)
    cloudThatAnswers({ 'link.list': no, 'link.report': no })
    await open()
    expect(screen.getByText(message)).toBeTruthy()
  })

  test('figures that did not arrive leave the list standing', async () => {
    cloudThatAnswers({ 'link.list': () => links(), 'link.report': noNetwork })
    await open()
    expect(screen.getByText('云栖台卡')).toBeTruthy()
    expect(screen.getByText('数字没有取到。')).toBeTruthy()
    expect(screen.queryByText('还没有人走过')).toBeNull()
  })

  test('a report that was cut says so', async () => {
    cloudThatAnswers({ 'link.list': () => links(), 'link.report': () => report({ complete: false }) })
    await open()
    expect(screen.getByText('这段时间太多，只算了最近的部分。')).toBeTruthy()
  })
})

test('figures in words: only what there was, and no rate of a few visits', () => {
  expect(broughtWords(undefined)).toBe('还没有人走过')
  expect(broughtWords(row({ visits: 0, people: 0, joins: 0, claims: 0, redemptions: 2 }))).toBe('核销 2')
  expect(paidWords(row({ orders: 0 }))).toBe('')
  expect(rateWords(row({ visits: 9 }))).toBe('')
})
