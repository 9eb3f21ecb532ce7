import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { at, brand, coupon, guest, hubin, linQing, NOW, TIME_ZONE, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro from '@/testing/taro'
import CardPage from '.'
import { greeting, joinedText } from './greeting'

type Card = OutputOf<'member.card'>

const card = (facts: Partial<Card> = {}): Card => ({
  brand,
  member: linQing,
  store: yunqi,
  stores: [yunqi, hubin],
  coupons: { usable: 1, endingSoon: null, best: coupon(), here: [coupon()] },
  codes: { stepMs: 30_000, madeAt: NOW, steps: [{ fromAt: NOW - 1000, code: '620804157700000001' }] },
  staff: null,
  now: NOW,
  ...facts,
})
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const open = async () => {
  const page = render(<CardPage />)
  await act(async () => undefined)
  return page
}

test.each([
  ['2026-11-22T10:24:00', '上午好，林青'],
  ['2026-11-22T12:00:00', '中午好，林青'],
  ['2026-11-22T17:59:00', '下午好，林青'],
  ['2026-11-22T23:59:00', '晚上好，林青'],
])('at %s it says %s', (moment, text) =>
  expect(greeting(linQing, brand.name, at(moment), TIME_ZONE)).toBe(text),
)

test('a guest is welcomed; the card tells since when one is a member', () => {
  expect(greeting(guest, brand.name, NOW, TIME_ZONE)).toBe('你好，欢迎来山泽茶事')
  expect(joinedText(linQing.joinedAt, TIME_ZONE)).toBe('2025 年 3 月入会')
})

test('the member code opens over the card and is the code of this moment', async () => {
  cloudThatAnswers({ 'member.card': () => card() })
  await open()
  await tap('open-code')
  expect(screen.getByText('请店员扫这个码')).toBeTruthy()
  expect(screen.getByText('6208 0415 7700 0000 01')).toBeTruthy()
})

test('a chosen store is asked for, here and on the next page', async () => {
  const asked = cloudThatAnswers({ 'member.card': () => card() })
  await open()
  await tap('change-store')
  await tap('store-1')
  expect(asked.at(-1)?.input).toEqual({ storeId: hubin.id })
})

test('a guest joins in a sheet that asks once, with or without a phone', async () => {
  let member = guest
  const asked = cloudThatAnswers({
    'member.card': () => card({ member, coupons: { usable: 0, endingSoon: null, best: null, here: [] } }),
    'member.join': () => {
      member = linQing
      return { member, released: 68, already: false }
    },
  })
  await open()
  await tap('join')
  await tap('agree-without-phone')
  const joined = asked.find(({ action }) => action === 'member.join')
  expect(joined?.input).toMatchObject({ consent: brand.rulesVersion })
  expect(document.getElementById('open-code')).toBeTruthy()
})

test('without network the last card stands, says since when, and its code still opens', async () => {
  cloudThatAnswers({ 'member.card': () => card() })
  const online = await open()
  online.unmount()
  cloudThatAnswers({ 'member.card': noNetwork })
  await open()
  expect(screen.getByText(/没有网络，显示的是/)).toBeTruthy()
  expect(screen.getByText('联网后才能打开新的券码')).toBeTruthy()
  expect(document.getElementById('open-code')).toBeTruthy()
})

describe('the first screen is led by what the brand chose', () => {
  const here = ['c1', 'c2', 'c3'].map(id => coupon({ id }))
  const led = (homeTemplate: 'coupons' | 'store') =>
    card({
      brand: { ...brand, homeTemplate },
      coupons: { usable: 3, endingSoon: null, best: coupon(), here },
    })
  const buttons = () => screen.getAllByText('去使用').length

  test('the coupons: a small card with the code, then up to three tickets', async () => {
    cloudThatAnswers({ 'member.card': () => led('coupons') })
    await open()
    expect(buttons()).toBe(3)
    expect(screen.getByText('再消费 214 元，升为「藏山」')).toBeTruthy()
    await tap('open-code')
    expect(screen.getByText('请店员扫这个码')).toBeTruthy()
  })

  test('the store: ordering and the code side by side, the card below, one ticket', async () => {
    cloudThatAnswers({ 'member.card': () => led('store') })
    await open()
    expect(buttons()).toBe(1)
    expect(document.querySelectorAll('#change-store, #go-pay, #open-code, #see-tiers')).toHaveLength(4)
    await tap('go-pay')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/pay/index' })
    await tap('open-code')
    expect(screen.getByText('请店员扫这个码')).toBeTruthy()
  })
})

describe('H3: a merge that waits for the owner', () => {
  const asking = {
    ...linQing,
    mergeAsked: { id: 'request-of-a-claimant', askedAt: NOW, dueAt: at('2030-11-24T10:24:00') },
  }

  test('H3: is the first thing on the card, and one tap stops it', async () => {
    let member: Card['member'] = asking
    const asked = cloudThatAnswers({
      'member.card': () => card({ member }),
      'member.stopMerge': () => {
        member = linQing
        return { member }
      },
    })
    await open()
    expect(screen.getByText('有人用这张卡的手机号申请合并。')).toBeTruthy()
    await tap('stop-merge')
    const sent = asked.find(({ action }) => action === 'member.stopMerge')
    expect(sent).toMatchObject({ input: { requestId: 'request-of-a-claimant' } })
    expect(screen.getByText('已停下，卡没有变动。')).toBeTruthy()
  })

  test('H3: a stop that got no answer says so and can be sent again', async () => {
    cloudThatAnswers({ 'member.card': () => card({ member: asking }), 'member.stopMerge': noNetwork })
    await open()
    await tap('stop-merge')
    expect(screen.getByText('还没停下，没等到回音。')).toBeTruthy()
    expect(document.getElementById('stop-merge')).toBeTruthy()
  })
})
