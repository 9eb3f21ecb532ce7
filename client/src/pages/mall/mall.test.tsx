import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, goods, guest, linQing } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import Taro, { showAgain } from '@/testing/taro'
import MallPage from '.'

type Mall = OutputOf<'mall.list'>

const short = { code: 'EXCHANGE_SHORT', message: '还差 133 分', missing: 133, missingFen: 11_100 } as const
const everything = [
  goods(),
  goods({
    id: 'shanze:voucher',
    name: '10 元无门槛券',
    kind: 'coupon',
    art: '',
    price: { points: 400, fen: 0, note: '' },
    limit: { count: 1, per: 'month', left: 1 },
  }),
  goods({
    id: 'shanze:cup',
    name: '随行冷泡杯',
    price: { points: 1500, fen: 0, note: '' },
    notNow: short,
  }),
  goods({
    id: 'shanze:cake',
    name: '桂花米糕',
    left: 0,
    notNow: { code: 'GOODS_SOLD_OUT', message: '这件已经换完了' },
  }),
  goods({
    id: 'shanze:tin',
    name: '藏山限定茶罐',
    notNow: { code: 'TIER_REQUIRED', message: '升到「藏山」就能换这件' },
  }),
]
const mall = (facts: Partial<Mall> = {}): Mall => ({
  brand,
  state: 'member',
  points: linQing.points,
  goods: everything,
  ...facts,
})
const open = async (replies: Replies) => {
  const asked = cloudThatAnswers(replies)
  await act(async () => void render(<MallPage />))
  return asked
}
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}

describe('PT-02 PT-06 PT-09: the mall', () => {
  test('opens with the balance and what one can take now', async () => {
    await open({ 'mall.list': () => mall() })
    expect(document.getElementById('balance')?.textContent).toBe('1,367')
    expect(screen.getByText('山形盖碗')).toBeTruthy()
    expect(screen.getByText('每人每月 1 张')).toBeTruthy()
    for (const name of ['随行冷泡杯', '桂花米糕', '藏山限定茶罐']) expect(screen.queryByText(name)).toBeNull()
    expect(screen.getByRole('radio', { checked: true }).textContent).toBe('我能换的')
  })

  test('全部 keeps what is short, sold out or of a higher tier, each with its words', async () => {
    await open({ 'mall.list': () => mall() })
    await tap('choose-all')
    for (const text of ['还差 133 分', '换完了', '升到「藏山」就能换这件'])
      expect(screen.getByText(text)).toBeTruthy()
    const bar = document.querySelector<HTMLElement>('.goods-card-short .progress-done')
    expect(bar?.style.width).toBe('91.1%')
  })

  test('PT-03 PT-04: a price names its reason, and a lower one that others have', async () => {
    const others = [
      { points: 760, fen: 0, note: '「知味」会员' },
      { points: 720, fen: 0, note: '「藏山」会员' },
    ]
    const today = goods({ id: 'a', name: '远山帆布袋', price: { points: 960, fen: 0, note: '周三会员日' } })
    await open({ 'mall.list': () => mall({ goods: [today, goods({ others })] }) })
    expect(screen.getByText('周三会员日')).toBeTruthy()
    expect(screen.getByText('「藏山」会员 720 积分')).toBeTruthy()
  })

  test('offers only the kinds there are, and shows one of them', async () => {
    await open({ 'mall.list': () => mall() })
    expect(document.querySelectorAll('.chip')).toHaveLength(4)
    await tap('choose-coupon')
    expect(screen.getByText('10 元无门槛券')).toBeTruthy()
    expect(screen.queryByText('山形盖碗')).toBeNull()
  })

  test('a tap opens the goods, the records and the points', async () => {
    await open({ 'mall.list': () => mall() })
    await act(async () => void fireEvent.click(screen.getByText('山形盖碗')))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/member/goods/index?id=shanze%3Agaiwan' })
    await tap('see-exchanges')
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/member/exchanges/index' })
    await tap('see-points')
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/points/index' })
  })

  test('nothing in reach says so and shows all', async () => {
    await open({ 'mall.list': () => mall({ goods: [goods({ notNow: short })] }) })
    expect(screen.getByText('现在没有能换的')).toBeTruthy()
    await tap('see-all')
    expect(screen.getByText('还差 133 分')).toBeTruthy()
  })

  test('an empty mall is no dead end', async () => {
    await open({ 'mall.list': () => mall({ goods: [] }) })
    await tap('go-home')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('a guest sees the goods, and joins to exchange', async () => {
    let joined = false
    const asked = await open({
      'mall.list': () => (joined ? mall() : mall({ state: 'guest', points: guest.points, goods: [goods()] })),
      'member.join': () => {
        joined = true
        return { member: linQing } as OutputOf<'member.join'>
      },
    })
    expect(screen.getByText('已有 68 积分为你保留，入会就到账')).toBeTruthy()
    expect(screen.queryByText('我能换的')).toBeNull()
    expect(screen.getByText('山形盖碗')).toBeTruthy()
    await tap('join')
    await tap('agree-without-phone')
    expect(asked.map(({ action }) => action)).toContain('member.join')
    expect(document.getElementById('balance')?.textContent).toBe('1,367')
  })
})

describe('when it does not open', () => {
  test('without network and never seen before: why, and a way on', async () => {
    await open({ 'mall.list': noNetwork })
    expect(screen.getByText('再试一次')).toBeTruthy()
    expect(document.querySelector('.mall-goods')).toBeNull()
  })

  test('without network the old list stays, with its age', async () => {
    let online = true
    await open({ 'mall.list': () => (online ? mall() : noNetwork()) })
    online = false
    await act(async () => showAgain())
    expect(screen.getByText('山形盖碗')).toBeTruthy()
    expect(screen.getByText(/积分没有变动，连上后才能兑换/)).toBeTruthy()
  })

  test('a brand without a mall says so', async () => {
    await open({ 'mall.list': refusal('MALL_CLOSED', '积分兑换还没有开放，你的积分没有变动') })
    expect(screen.getByText('积分兑换还没有开放，你的积分没有变动')).toBeTruthy()
  })
})
