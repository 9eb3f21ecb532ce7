import type { OrderRowView, OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, NOW } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import Taro from '@/testing/taro'
import OrdersPage from '.'

const row = (over: Partial<OrderRowView> = {}): OrderRowView => ({
  id: '1900000109:D2008',
  tail: '2008',
  kind: 'store',
  at: NOW,
  month: '2026-11',
  firstName: '',
  pieces: 0,
  storeName: '云栖路店',
  fen: 6800,
  state: 'paid',
  points: 81,
  pickUp: null,
  live: false,
  payableUntilAt: null,
  ...over,
})
const goods = { kind: 'goods', firstName: '桂花乌龙', pieces: 3 } as const
const pickUp = { number: 46, day: '2026-11-22', state: 'making', at: NOW } as const
const listed = (over: Partial<OutputOf<'order.list'>> = {}): OutputOf<'order.list'> => ({
  brand,
  live: [],
  orders: [],
  months: [],
  next: null,
  now: NOW,
  ...over,
})
const open = async (...pages: OutputOf<'order.list'>[]) => {
  const asked = cloudThatAnswers({
    'order.list': ({ after }) => pages[after ? 1 : 0] ?? listed(),
  })
  await act(async () => void render(<OrdersPage />))
  return asked
}
const tap = async (id: string) => {
  await act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
}

describe('the orders', () => {
  test('have the one being made on top with its number; a tap opens it', async () => {
    await open(listed({ live: [row({ ...goods, pickUp, live: true, fen: 5500 })] }))
    expect(screen.getByText('46')).toBeTruthy()
    expect(screen.getByText('正在做，做好会叫号')).toBeTruthy()
    expect(screen.getByText('云栖路店 · 桂花乌龙等 3 件 · ¥55.00')).toBeTruthy()
    await tap('live-2008')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/order/index?id=1900000109%3AD2008' })
  })

  test.each([
    [{}, '店里付款', '得 81 积分'],
    [{ ...goods }, '桂花乌龙等 3 件', '得 81 积分'],
    [{ kind: 'top-up', points: null }, '充值', ''],
    [{ state: 'refunded' }, '店里付款', '已退款'],
    [{ state: 'partly-refunded' }, '店里付款', '退了一部分'],
    [{ state: 'unpaid', points: null, payableUntilAt: NOW + 60_000 }, '店里付款', '还没付'],
    [{ state: 'unpaid', points: null, payableUntilAt: NOW }, '店里付款', '没付成'],
    [{ state: 'closed', points: null }, '店里付款', '没付成'],
  ] as [Partial<OrderRowView>, string, string][])('%j reads “%s”, “%s”', async (over, title, outcome) => {
    await open(listed({ orders: [row(over)] }))
    expect(screen.getAllByText(title).length).toBeGreaterThan(0)
    if (outcome) expect(screen.getByText(outcome)).toBeTruthy()
    expect(screen.queryByText('去付款') !== null).toBe(outcome === '还没付')
  })

  test('stand under their months, each with its sum once, over pages too', async () => {
    const first = listed({
      orders: [row({ id: 'a:1', tail: '1' })],
      months: [{ month: '2026-11', count: 4, paidFen: 171_120 }],
      next: '7',
    })
    const second = listed({
      orders: [row({ id: 'a:2', tail: '2' }), row({ id: 'a:3', tail: '3', month: '2026-10' })],
      months: [{ month: '2026-10', count: 1, paidFen: 6800 }],
    })
    const asked = await open(first, second)
    expect(screen.getByText('4 单 · 付了 ¥1,711.20')).toBeTruthy()
    await tap('load-more')
    expect(asked.at(-1)?.input).toEqual({ tab: 'all', after: '7' })
    expect(screen.getAllByText('11 月')).toHaveLength(1)
    expect(screen.getByText('10 月')).toBeTruthy()
    expect(screen.getByText('1 单 · 付了 ¥68.00')).toBeTruthy()
  })

  test('of one kind are asked for by its tab', async () => {
    const asked = await open(listed())
    await tap('tab-refunded')
    expect(asked.at(-1)?.input).toEqual({ tab: 'refunded' })
    expect(screen.getByText('没有退过款')).toBeTruthy()
  })

  test('none yet says so, and where to order', async () => {
    await open(listed())
    expect(screen.getByText('还没有订单')).toBeTruthy()
    await tap('go-order')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/pay/index' })
  })
})
