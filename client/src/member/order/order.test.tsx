import type { OrderRowView, OrderView, OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import { currentBasket } from '@/features/order/basket'
import { brand, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, type Replies, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import OrderPage from '.'

const ID = '1900000109:A46'
const pickUp = { number: 46, day: '2026-11-22', state: 'making', at: NOW } as const
const order: OrderView = {
  id: ID,
  tail: '9A46',
  state: 'paid',
  amountFen: 5600,
  payerFen: 5500,
  refundedFen: 0,
  paidAt: NOW,
  storeName: '云栖路店',
  lines: [{ name: '高山白茶', quantity: 2, priceFen: 2800, fen: 5600, productId: 'shanze:white-tea' }],
  pickUp,
}
const row: OrderRowView = {
  id: ID,
  tail: '9A46',
  kind: 'goods',
  at: NOW,
  month: '2026-11',
  firstName: '高山白茶',
  pieces: 2,
  storeName: '云栖路店',
  fen: 5500,
  state: 'paid',
  points: 66,
  pickUp,
  live: true,
  payableUntilAt: null,
}
type Opened = OutputOf<'order.open'>
const opened = (over: Partial<Opened> = {}): Opened => ({
  brand,
  row,
  order,
  store: { ...yunqi, phone: '0571-55501201' },
  paidBy: 'wechat',
  promotionsFen: 100,
  refunds: [],
  grant: { points: 66, kept: 66, waiting: false },
  points: { active: 852, pending: 0, debt: 0, expiring: null },
  isMember: true,
  gifts: [],
  now: NOW,
  ...over,
})
const at = (state: typeof pickUp.state | 'waiting' | 'ready' | 'taken', live = true): Partial<Opened> => ({
  row: { ...row, pickUp: { ...pickUp, state }, live },
})
const unpaid: Partial<Opened> = {
  row: {
    ...row,
    state: 'unpaid',
    pickUp: null,
    live: false,
    points: null,
    payableUntilAt: NOW + 14 * 60_000,
  },
  order: { ...order, state: 'unpaid', payerFen: 0, paidAt: null },
  grant: null,
}

beforeEach(() =>
  jest.useFakeTimers({ now: NOW, doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask'] }),
)
afterEach(() => jest.useRealTimers())

const open = async (shown: Opened, replies: Replies = {}) => {
  openWith({ id: encodeURIComponent(ID) })
  const asked = cloudThatAnswers({ 'order.open': () => shown, ...replies })
  await act(async () => void render(<OrderPage />))
  return asked
}
const tap = async (id: string) => {
  await act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
}
const sees = (...texts: string[]) => {
  for (const text of texts) expect(screen.getAllByText(text).length).toBeGreaterThan(0)
}

describe('an order on its way', () => {
  test.each([
    ['waiting', '等门店接单', '做好会叫号'],
    ['making', '正在做', '做好会叫号'],
    ['ready', '可以取了', '到吧台报 46'],
  ] as const)('that is %s shows its number, “%s” and “%s”', async (state, word, advice) => {
    await open(opened(at(state)))
    expect(document.getElementById('pick-up-number')?.textContent).toBe('46')
    sees(word, advice, '取单号', '云栖路店')
  })

  test('shows the goods, the sums, how it was paid and what it brought', async () => {
    await open(opened())
    sees('高山白茶', '×2', '商品合计', '¥56.00', '微信支付优惠', '−¥1.00', '实付', '微信支付')
    sees('得了 66 积分', '，现在有 852 积分')
    await tap('order-points')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/points/index' })
  })

  test('asks again by itself, so that the call reaches a customer who just looks', async () => {
    const asked = await open(opened())
    const before = asked.length
    await act(async () => jest.advanceTimersByTime(10_000))
    expect(asked.length).toBeGreaterThan(before)
  })

  test('that was taken lets the same be ordered again', async () => {
    await open(opened(at('taken', false)))
    sees('今天 10:24 已取走')
    await tap('order-again')
    expect(currentBasket.get()).toEqual({ 'shanze:white-tea': 2 })
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/pay/index' })
  })
})

describe('an unpaid order', () => {
  test('says for how long it can be paid, and its own payment is asked for again', async () => {
    const payment = {
      timeStamp: '1',
      nonceStr: 'n',
      package: 'prepay_id=1',
      signType: 'RSA',
      paySign: 's',
    } as const
    const asked = await open(opened(unpaid), {
      'order.pay': () => ({ order, mchid: '1900000109', outTradeNo: 'A46', payment }),
    })
    expect(document.getElementById('unpaid-left')?.textContent).toBe(
      '还有 14 分钟可付，到时间自动关闭。没有扣你的钱',
    )
    await tap('pay-again')
    expect(asked.at(-1)).toMatchObject({ action: 'order.pay', input: { orderId: ID } })
    await act(async () => openQuestion.get()?.answer('paid'))
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: '/pages/landing/index?mchid=1900000109&outTradeNo=A46',
    })
  })

  test('is given up after one question', async () => {
    const asked = await open(opened(unpaid), { 'order.cancel': () => ({ order }) })
    await tap('cancel-order')
    expect(asked.some(({ action }) => action === 'order.cancel')).toBe(false)
    await tap('confirm-cancel')
    expect(asked.filter(({ action }) => action === 'order.cancel')).toHaveLength(1)
  })

  test('that was paid meanwhile says so', async () => {
    await open(opened(unpaid), {
      'order.pay': refusal('ORDER_ALREADY_PAID', '这一单已经付过了，不用再付一次'),
    })
    await tap('pay-again')
    sees('这一单已经付过了，不用再付一次')
  })

  test('past its time offers no payment', async () => {
    await open(opened({ ...unpaid, row: { ...row, ...unpaid.row, payableUntilAt: NOW } }))
    sees('没付成')
    expect(document.getElementById('pay-again')).toBeNull()
  })
})

describe('money that came back', () => {
  const refund = { fen: 5500, state: 'success', at: NOW, reason: '', atCounter: false } as const
  const refunded: Partial<Opened> = {
    row: { ...row, state: 'refunded', live: false },
    order: { ...order, state: 'refunded', refundedFen: 5500 },
    refunds: [refund],
    grant: { points: 66, kept: 0, waiting: false },
    points: { active: 1286, pending: 0, debt: 0, expiring: null },
  }

  test('of a whole order is the number of the page: where, by when, and what the points did', async () => {
    await open(opened(refunded))
    sees('已退款 · 今天 10:24', '取单号 46', '这一单全部退给你', '微信原路退回', '¥55.00')
    sees('今天 10:24 · 3 个工作日内到账，微信会通知你')
    sees('这一单得的积分', '−66', '现在有', '1,286 积分')
    expect(document.getElementById('pick-up-number')).toBeNull()
  })

  test("has the shop's reason in its own words", async () => {
    const atCounter = { ...refund, reason: '米糕卖完了', atCounter: true }
    await open(opened({ ...refunded, refunds: [atCounter] }))
    sees('门店说明：米糕卖完了', '门店当面退')
  })

  test('in part stands under what was paid, the number stays', async () => {
    await open(
      opened({
        row: { ...row, state: 'partly-refunded' },
        refunds: [{ ...refund, fen: 1800, state: 'processing' }],
        grant: { points: 66, kept: 66, waiting: false },
      }),
    )
    expect(document.getElementById('pick-up-number')?.textContent).toBe('46')
    sees('等待', '今天 10:24 · 微信正在处理')
  })
})

test('a payment at the counter leads with its amount; refunds and invoices are asked of the store', async () => {
  await open(
    opened({
      row: { ...row, kind: 'store', pickUp: null, live: false },
      order: { ...order, lines: [] },
      paidBy: 'counter',
    }),
  )
  sees('今天 10:24 付款', '收银台')
  await tap('ask-store')
  sees('找门店办', '订单尾号 9A46')
  await tap('call-for-help')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0571-55501201' })
})

test("another person's order is not shown", async () => {
  openWith({ id: ID })
  cloudThatAnswers({ 'order.open': refusal('ORDER_NOT_FOUND', '没有找到这一单') })
  await act(async () => void render(<OrderPage />))
  sees('看不了这一单', '没有找到这一单')
})
