import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { pendingCommandOf } from '@/cloud/pending-commands'
import { openQuestion } from '@/device/preview-desk'
import { chooseStore } from '@/features/brand/chosen-store'
import { brand, goods, guest, hubin, linQing, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import GoodsPage from '.'

type Opened = OutputOf<'mall.goods'>

const opened = (facts: Partial<Opened> = {}): Opened => ({
  brand,
  state: 'member',
  points: linQing.points,
  goods: goods(),
  description: '',
  pickUp: { days: 30, cancelDays: 30, ifLapsed: 'points-back' },
  stores: [yunqi, hubin],
  ...facts,
})
const exchanged = {
  exchange: { id: 'x1' },
  points: { ...linQing.points, active: 567 },
} as OutputOf<'mall.exchange'>

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

const tap = async (id: string) => {
  await act(async () => void jest.setSystemTime(Date.now() + 1_000))
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
async function open(shown: Opened | (() => Opened), replies: Replies = {}) {
  openWith({ id: 'shanze:gaiwan' })
  const asked = cloudThatAnswers({
    'mall.goods': () => (typeof shown === 'function' ? shown() : shown),
    ...replies,
  })
  const page = await act(async () => render(<GoodsPage />))
  return { page, sent: () => asked.filter(({ action }) => action === 'mall.exchange') }
}
const says = (...texts: (string | RegExp)[]) => {
  for (const text of texts) expect(screen.getAllByText(text).length).toBeGreaterThan(0)
}

describe('PT-02: one of the goods', () => {
  test('says what it takes, where and until when it is had, and what is left after', async () => {
    await open(opened({ goods: goods({ limit: { count: 2, per: 'ever', left: 2 } }) }))
    says('山形盖碗', '到店取', '2 家店都能取', '14 件', '兑换后 30 天内，营业时间')
    says('一共 2 件，还能换 2 件', '没取前可取消，积分退回', '自动取消，没过期的积分退回')
    says('你有 1,367 积分', '兑换后剩 567 积分', '用 800 积分兑换')
    await tap('see-stores')
    says('云栖路店', '湖滨店')
  })

  test.each([
    [{ code: 'EXCHANGE_SHORT', message: '', missing: 214, missingFen: 17_900 }, '还差 214 分'],
    [{ code: 'GOODS_SOLD_OUT', message: '' }, '换完了'],
    [{ code: 'TIER_REQUIRED', message: '升到「藏山」就能换这件' }, '升到「藏山」就能换这件'],
    [
      { code: 'GOODS_NOT_BEGUN', message: '12 月 1 日 10:00 开始，到时再来换' },
      '12 月 1 日 10:00 开始，到时再来换',
    ],
  ] as const)('that cannot be taken says why on the button: %j', async (notNow, word) => {
    const { sent } = await open(opened({ goods: goods({ notNow }) }))
    const button = document.getElementById('exchange')
    expect(button?.textContent).toBe(word)
    expect(button?.getAttribute('aria-disabled')).toBe('true')
    await tap('exchange')
    expect(document.getElementById('confirm-exchange')).toBeNull()
    expect(sent()).toEqual([])
  })

  test('PT-03: every lower price that others or other times have is shown with its reason', async () => {
    const others = [
      { points: 760, fen: 0, note: '周三会员日' },
      { points: 720, fen: 0, note: '「藏山」会员' },
    ]
    await open(opened({ goods: goods({ price: { points: 780, fen: 0, note: '「知味」会员' }, others }) }))
    says('「知味」会员', '周三会员日 760 积分', '「藏山」会员 720 积分', '用 780 积分兑换')
  })

  test('missing points are said with about what they cost', async () => {
    const notNow = { code: 'EXCHANGE_SHORT', message: '', missing: 214, missingFen: 17_900 } as const
    await open(opened({ goods: goods({ notNow }) }))
    says('还差 214 分，约再消费 179 元', '付款就能得积分')
  })

  test.each([
    [{ from: 3, to: 5 }, '按你平时的步子，约 3 到 5 周攒够'],
    [{ from: 4, to: 4 }, '按你平时的步子，约 4 周攒够'],
  ])('何时能换 is a range in weeks, never a date: %j', async (weeks, words) => {
    const notNow = { code: 'EXCHANGE_SHORT', message: '', missing: 214, missingFen: 17_900 } as const
    await open(opened({ goods: goods({ notNow }), weeks }))
    says(words)
  })

  test.each([
    ['day', '明天可以再换'],
    ['month', '下个月可以再换'],
    ['ever', '每人的份数已经换完'],
  ] as const)('a limit per %s that is reached says when again', async (per, word) => {
    const notNow = { code: 'EXCHANGE_LIMIT', message: '' } as const
    await open(opened({ goods: goods({ limit: { count: 1, per, left: 0 }, notNow }) }))
    expect(document.getElementById('exchange')?.textContent).toBe(word)
  })

  test('a coupon goes to the wallet and cannot be returned', async () => {
    await open(opened({ goods: goods({ kind: 'coupon' }), pickUp: null, stores: [] }))
    says('马上放进券包', '换到的券不能退', '14 张')
    expect(document.getElementById('see-stores')).toBeNull()
  })

  test('a guest joins first', async () => {
    await open(opened({ state: 'guest', points: guest.points }))
    await tap('join')
    says('加入山泽茶事')
  })
})

describe('exchanging', () => {
  test('is confirmed once, with price, balances, deadline and how it is undone', async () => {
    const { sent } = await open(opened(), { 'mall.exchange': () => exchanged })
    await tap('exchange')
    expect(sent()).toEqual([])
    says('兑换「山形盖碗」', '余额 1,367 → 567', '12 月 22 日 24 点前', '没取前可取消，积分退回')
    await tap('confirm-exchange')
    expect(sent()).toMatchObject([{ input: { goodsId: 'shanze:gaiwan', points: 800 } }])
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/member/exchange/index?id=x1' })
    expect(pendingCommandOf('mall.exchange', 'shanze:gaiwan')).toBeUndefined()
  })

  test('a store that was chosen goes along, and is shown before confirming', async () => {
    const { sent } = await open(opened(), { 'mall.exchange': () => exchanged })
    await tap('see-stores')
    await tap('store-1')
    expect(document.getElementById('see-stores')?.textContent).toBe('湖滨店')
    await tap('exchange')
    await tap('confirm-exchange')
    expect(sent()).toMatchObject([{ input: { storeId: hubin.id } }])
    await act(async () => chooseStore(''))
  })

  test('PT-04: at a price that changed nothing is taken: old and new are shown and wait to be read', async () => {
    let points = 800
    const { sent } = await open(() => opened({ goods: goods({ price: { points, fen: 0, note: '' } }) }), {
      'mall.exchange': input => {
        if (input.points === points) return exchanged
        return { ok: false, code: 'PRICE_CHANGED', message: '现在要 900 积分', data: { points, fen: 0 } }
      },
    })
    await tap('exchange')
    points = 900
    await tap('confirm-exchange')
    says('价格变了：原来 800 积分，现在 900 积分')
    expect(document.getElementById('confirm-exchange')).toBeNull()
    expect(Taro.redirectTo).not.toHaveBeenCalled()
    await tap('understood')
    await tap('confirm-exchange')
    expect(sent().map(({ input }) => (input as { points: number }).points)).toEqual([800, 900])
    expect(Taro.redirectTo).toHaveBeenCalled()
  })

  test('a refusal says why, and leaves nothing pending', async () => {
    await open(opened(), { 'mall.exchange': refusal('GOODS_SOLD_OUT', '这件已经换完了，没有扣积分') })
    await tap('exchange')
    await tap('confirm-exchange')
    says('这件已经换完了，没有扣积分')
    await tap('close-refused')
    expect(pendingCommandOf('mall.exchange', 'shanze:gaiwan')).toBeUndefined()
  })

  test('a lost answer is sent again under the same id, also after the page was left', async () => {
    let online = false
    const { page, sent } = await open(opened(), {
      'mall.exchange': () => (online ? exchanged : noNetwork()),
    })
    await tap('exchange')
    await tap('confirm-exchange')
    says('还没等到回音')
    expect(Taro.redirectTo).not.toHaveBeenCalled()
    page.unmount()
    const again = await open(opened(), { 'mall.exchange': () => (online ? exchanged : noNetwork()) })
    says('上一次兑换还没等到回音')
    expect(document.getElementById('exchange')).toBeNull()
    online = true
    await tap('send-again')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/member/exchange/index?id=x1' })
    const ids = [...sent(), ...again.sent()].map(({ input }) => (input as { commandId: string }).commandId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })
})

test('goods that left the mall say so', async () => {
  openWith({ id: 'shanze:none' })
  cloudThatAnswers({ 'mall.goods': refusal('GOODS_NOT_FOUND', '没有找到这件兑换品，可能已经下架') })
  await act(async () => void render(<GoodsPage />))
  says('没有找到这件兑换品，可能已经下架')
})

describe('PT-03: goods that fewer points with money buy, too', () => {
  const withMoney = { points: 500, fen: 3_900, note: '' }
  const payment = {
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=1',
    signType: 'RSA',
    paySign: 's',
  } as const
  const begun = {
    ...exchanged,
    exchange: { id: 'x1', state: 'paying' },
    toPay: { payment },
  } as OutputOf<'mall.exchange'>
  const aria = (id: string) => document.getElementById(id)?.getAttribute('aria-checked')

  test('offer both prices, points alone first where they are enough', async () => {
    const { sent } = await open(opened({ goods: goods({ withMoney }) }), { 'mall.exchange': () => exchanged })
    expect([aria('pay-points'), aria('pay-money')]).toEqual(['true', 'false'])
    says('800 积分', '500 积分 + ¥39', '用 800 积分兑换')
    await tap('exchange')
    await tap('confirm-exchange')
    expect(sent()).toMatchObject([{ input: { points: 800 } }])
    expect(sent()[0]?.input).not.toHaveProperty('fen')
  })

  test('begin with the one that is within reach, and say what the other lacks', async () => {
    const points = { ...linQing.points, active: 600 }
    await open(opened({ points, goods: goods({ withMoney }) }))
    expect([aria('pay-points'), aria('pay-money')]).toEqual(['false', 'true'])
    says('用 500 积分 + ¥39 兑换', '兑换后剩 100 积分')
    await tap('pay-points')
    says('还差 200 分')
    expect(document.getElementById('exchange')?.getAttribute('aria-disabled')).toBe('true')
  })

  test('are paid at the cashier, and shown whatever came of it there', async () => {
    const points = { ...linQing.points, active: 600 }
    const shown = opened({ points, goods: goods({ withMoney }) })
    const { sent } = await open(shown, { 'mall.exchange': () => begun })
    await tap('exchange')
    says('15 分钟内付，没付就自动取消，积分退回', '没取前可取消，积分和钱都退回', '确认，付 ¥39.00')
    await tap('confirm-exchange')
    expect(sent()).toMatchObject([{ input: { points: 500, fen: 3_900 } }])
    expect(Taro.redirectTo).not.toHaveBeenCalled()
    await act(async () => openQuestion.get()?.answer('cancel'))
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/member/exchange/index?id=x1' })
  })

  test('at a price that changed show old and new, with their money', async () => {
    const points = { ...linQing.points, active: 600 }
    const now = { points: 500, fen: 4_900 }
    await open(opened({ points, goods: goods({ withMoney }) }), {
      'mall.exchange': () => ({ ok: false, code: 'PRICE_CHANGED', message: '', data: now }),
    })
    await tap('exchange')
    await tap('confirm-exchange')
    says('价格变了：原来 500 积分 + ¥39，现在 500 积分 + ¥49')
  })
})
