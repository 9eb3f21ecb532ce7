import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { at, brand, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import LinkPage from '.'

type Resolved = OutputOf<'link.resolve'>
const live = (over: object = {}): Resolved => ({
  state: 'live',
  brand,
  target: { page: 'pay', params: {} },
  storeId: '',
  ...over,
})
const ended = (over: object = {}): Resolved => ({
  state: 'ended',
  brand,
  name: '中秋茶会',
  fromAt: 0,
  untilAt: at('2026-10-09T00:00:00'),
  isMember: true,
  ways: { offers: { count: 2, names: ['山野冷泡立减券', '双人下午茶 9 折'] }, store: yunqi },
  now: NOW,
  ...over,
})
const open = async (params: Record<string, string>, answer: () => Resolved) => {
  openWith(params)
  const sent = cloudThatAnswers({ 'link.resolve': answer })
  await act(async () => void render(<LinkPage />))
  return sent
}

describe('LP-08: a code that is followed', () => {
  test.each([
    ['the scene of a printed code', { scene: 'l%3DAb3kP9x%26brand%3Dshanze' }, 'l=Ab3kP9x&brand=shanze'],
    ['the parameter of a path', { l: 'Ab3kP9x' }, 'Ab3kP9x'],
    [
      'the link of an old print',
      { q: encodeURIComponent('https://qr.shanze.example/t?l=Ab3kP9x') },
      'Ab3kP9x',
    ],
    ['nothing at all', {}, '-'],
  ])('sends %s', async (_what, params, code) => {
    const sent = await open(params, () => live())
    expect(sent[0]).toMatchObject({ action: 'link.resolve', input: { code, scene: 0 } })
  })

  test('goes on to the page it leads to', async () => {
    await open({ l: 'Ab3kP9x' }, () => live({ target: { page: 'offer', params: { offer: 'shanze:a' } } }))
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/wallet/index?offer=shanze%3Aa' })
  })
})

describe('a path that leads nowhere is no error', () => {
  test('it has ended: until when, that nothing was lost, and what there is now', async () => {
    await open({ l: 'Ab3kP9x' }, () => ended())
    for (const text of [
      '这个活动结束了',
      '「中秋茶会」到 10 月 8 日 24 点为止。',
      '当时领到的券和积分都在，没有变动。',
      '领券中心有 2 张能领',
      '云栖路店',
      '看我的会员卡',
    ]) {
      expect(screen.getByText(text)).toBeTruthy()
    }
    expect(Taro.reLaunch).not.toHaveBeenCalled()
    await act(async () => void fireEvent.click(screen.getByText('看我的会员卡')))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('it has not begun, was stopped without an invented reason, or was never given', async () => {
    await open({ l: 'a' }, () => ended({ state: 'not-begun', fromAt: at('2026-11-28T10:00:00') }))
    expect(screen.getByText('「中秋茶会」11 月 28 日 10:00 开始，到时候再点开就好。')).toBeTruthy()
    await open({ l: 'b' }, () => ended({ state: 'stopped' }))
    expect(screen.getByText('这个活动提前结束了')).toBeTruthy()
    await open({ l: 'c' }, () => ended({ state: 'unknown', name: '', isMember: false }))
    expect(screen.getByText('没认出这个码，可能印错了')).toBeTruthy()
    expect(screen.getByText('去看看会员有什么')).toBeTruthy()
  })

  test('ways that are not there are not shown', async () => {
    await open({ l: 'Ab3kP9x' }, () => ended({ ways: { offers: { count: 0, names: [] }, store: null } }))
    expect(screen.queryByText('现在有这些')).toBeNull()
  })

  test('without network the code is kept and tried again', async () => {
    openWith({ l: 'Ab3kP9x' })
    cloudThatAnswers({ 'link.resolve': noNetwork })
    await act(async () => void render(<LinkPage />))
    expect(screen.getByText('现在没有网络')).toBeTruthy()
  })
})
