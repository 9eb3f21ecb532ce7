import type { OutputOf, StoreView } from '@shared/contract'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import { currentBasket } from '@/features/order/basket'
import { paymentKnown } from '@/features/order/open-payment'
import CheckoutPage from '@/member/checkout'
import { brand, hubin, landing, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, refusal } from '@/testing/cloud'
import Taro from '@/testing/taro'
import PayPage from '.'

const menu: OutputOf<'order.menu'> = {
  brand,
  store: yunqi,
  stores: [yunqi, hubin],
  products: [
    { id: 'shanze:white-tea', name: '高山白茶', priceFen: 2800 },
    { id: 'shanze:rice-cake', name: '米糕', priceFen: 1400 },
  ],
}
const placed: OutputOf<'order.place'> = {
  order: landing().order as NonNullable<ReturnType<typeof landing>['order']>,
  mchid: '1900000109',
  outTradeNo: 'a1',
  payment: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' },
}
const nothingHeld: OutputOf<'order.useful'> = {
  brand,
  coupons: [],
  points: { active: 0, pending: 0, debt: 0, expiring: null },
  storedFen: null,
}
/** Nine in the evening and later. */
const closed: StoreView = {
  ...yunqi,
  hours: {
    weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 60 }],
    special: [],
    closures: [],
  },
}
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const cashierSays = async (result: string) => {
  await act(async () => openQuestion.get()?.answer(result))
}
const open = async (page = <PayPage />) => {
  await act(async () => void render(page))
}
const answers = { 'order.menu': () => menu, 'order.place': () => placed, 'order.useful': () => nothingHeld }

beforeEach(() => {
  currentBasket.set({})
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
})
afterEach(() => jest.restoreAllMocks())
const later = (ms: number) => jest.spyOn(Date, 'now').mockReturnValue(NOW + ms)

describe('the menu', () => {
  test('adds up what is chosen and leads to the checkout with it', async () => {
    cloudThatAnswers(answers)
    await open()
    await tap('add-0')
    await tap('add-0')
    await tap('add-1')
    expect(screen.getByText('去结算 ¥70.00')).toBeTruthy()
    await tap('to-checkout')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/checkout/index' })
    expect(currentBasket.get()).toEqual({ 'shanze:white-tea': 2, 'shanze:rice-cake': 1 })
  })

  test('says that the store is open, and where to change it', async () => {
    cloudThatAnswers(answers)
    await open()
    expect(screen.getByText('营业中，今天开到 21:00')).toBeTruthy()
    await tap('change-store')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/stores/index?choose=1' })
  })

  test('of a closed store says when it opens, and offers the nearest open one', async () => {
    cloudThatAnswers({
      ...answers,
      'order.menu': () => ({ ...menu, store: closed, stores: [closed, hubin] }),
    })
    await open()
    expect(screen.getByText('云栖路店打烊了，现在不能下单')).toBeTruthy()
    expect(screen.getByText('明天 0:00 开门。没有扣你的钱，券和积分也没动。')).toBeTruthy()
    expect(screen.getByText('湖滨店还开着')).toBeTruthy()
    expect(screen.getByText('换到湖滨店下单')).toBeTruthy()
  })

  test('an amount is paid from here; a refusal is told on the page', async () => {
    cloudThatAnswers({
      'order.menu': () => menu,
      'order.place': () => ({ ok: false, code: 'PAYMENT_UNAVAILABLE', message: '暂时连不上微信支付' }),
    })
    await open()
    await tap('tab-amount')
    await tap('key-6')
    await tap('key-8')
    await tap('key-confirm')
    expect(screen.getByText('暂时连不上微信支付')).toBeTruthy()
  })
})

describe('the checkout', () => {
  const chosen = () => currentBasket.set({ 'shanze:white-tea': 2, 'shanze:rice-cake': 1 })

  test('orders the goods at the price it shows, pays, and lets the landing page find out', async () => {
    const asked = cloudThatAnswers(answers)
    chosen()
    await open(<CheckoutPage />)
    expect(screen.getByText('高山白茶')).toBeTruthy()
    await tap('pay')
    expect(asked.at(-1)?.input).toMatchObject({
      storeId: yunqi.id,
      what: {
        by: 'goods',
        lines: [
          { productId: 'shanze:white-tea', quantity: 2 },
          { productId: 'shanze:rice-cake', quantity: 1 },
        ],
        shownFen: 7000,
      },
    })
    await cashierSays('paid')
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: '/pages/landing/index?mchid=1900000109&outTradeNo=a1',
    })
    expect(currentBasket.get()).toEqual({})
  })

  test('turned back at the cashier, the same basket is not ordered twice', async () => {
    const asked = cloudThatAnswers(answers)
    const orders = () => asked.filter(({ action }) => action === 'order.place').length
    chosen()
    await open(<CheckoutPage />)
    await tap('pay')
    await cashierSays('cancel')
    expect(screen.getByText('没有付款，没有扣你的钱。')).toBeTruthy()
    later(1000)
    await tap('pay')
    await cashierSays('cancel')
    expect(orders()).toBe(1)
  })

  test('with another price than the one shown waits until that was seen', async () => {
    const changed = { ...menu, products: [{ id: 'shanze:white-tea', name: '高山白茶', priceFen: 3000 }] }
    let current = menu
    cloudThatAnswers({
      ...answers,
      'order.menu': () => current,
      'order.place': refusal('ORDER_PRICE_CHANGED', '价格刚刚变了', { amountFen: 6000 }),
    })
    currentBasket.set({ 'shanze:white-tea': 2 })
    await open(<CheckoutPage />)
    await tap('pay')
    expect(screen.getByText('价格变了：¥56.00 改为 ¥60.00。')).toBeTruthy()
    expect(screen.getByText('先看新价格')).toBeTruthy()
    current = changed
    await act(async () => void fireEvent.click(screen.getByText('知道了')))
    expect(screen.getByText('微信支付')).toBeTruthy()
    expect(screen.queryByText('价格变了：¥56.00 改为 ¥60.00。')).toBeNull()
  })

  test('at a closed store takes no payment and says when it opens', async () => {
    cloudThatAnswers({
      ...answers,
      'order.menu': () => ({ ...menu, store: closed, stores: [closed, hubin] }),
    })
    chosen()
    await open(<CheckoutPage />)
    expect(screen.getByText('明天 0:00 开门')).toBeTruthy()
    expect(screen.getByText('选好的先替你留着')).toBeTruthy()
    await tap('other-store')
  })

  test('a quarter of an hour before closing says so and still sells', async () => {
    later(Date.parse('2026-11-22T20:48:00+08:00') - NOW)
    cloudThatAnswers(answers)
    chosen()
    await open(<CheckoutPage />)
    expect(screen.getByText('还有 12 分钟打烊。')).toBeTruthy()
    expect(screen.getByText('微信支付')).toBeTruthy()
  })

  test('goods the store does not sell are left out, and said', async () => {
    cloudThatAnswers(answers)
    currentBasket.set({ 'shanze:white-tea': 1, 'shanze:gone': 2 })
    await open(<CheckoutPage />)
    expect(screen.getByText('有 1 样这家店没有，已经去掉。')).toBeTruthy()
  })

  test('gone in the middle of paying, the outcome is looked at before another payment begins', async () => {
    const asked = cloudThatAnswers(answers)
    const orders = () => asked.filter(({ action }) => action === 'order.place').length
    chosen()
    await open(<CheckoutPage />)
    await tap('pay')
    // The mini-program is closed while the cashier is open: no page receives the outcome.
    cleanup()
    Taro.showModal.mockResolvedValueOnce({ confirm: true, cancel: false })
    currentBasket.set({ 'shanze:rice-cake': 1 })
    await open(<CheckoutPage />)
    await tap('pay')
    expect(Taro.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '上一笔付款 ¥68.00 还没看到结果' }),
    )
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: '/pages/landing/index?mchid=1900000109&outTradeNo=a1',
    })
    expect(orders()).toBe(1)
    paymentKnown(placed.order.id)
    later(1000)
    await tap('pay')
    expect(orders()).toBe(2)
    expect(Taro.showModal).toHaveBeenCalledTimes(1)
  })
})
