import type { OutputOf } from '@shared/contract'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import { paymentKnown } from '@/features/order/open-payment'
import { brand, hubin, landing, yunqi } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
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
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const cashierSays = async (result: string) => {
  await act(async () => openQuestion.get()?.answer(result))
}
const open = async () => {
  await act(async () => void render(<PayPage />))
}

describe('paying in the app', () => {
  test('goods go by their ids and numbers, the amount stands on the button, landing follows', async () => {
    const asked = cloudThatAnswers({ 'order.menu': () => menu, 'order.place': () => placed })
    await open()
    await tap('add-0')
    await tap('add-0')
    await tap('add-1')
    expect(screen.getByText('去付款 ¥70.00')).toBeTruthy()
    await tap('pay')
    expect(asked.at(-1)?.input).toMatchObject({
      storeId: yunqi.id,
      what: {
        by: 'goods',
        lines: [
          { productId: 'shanze:white-tea', quantity: 2 },
          { productId: 'shanze:rice-cake', quantity: 1 },
        ],
      },
    })
    await cashierSays('paid')
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: '/pages/landing/index?mchid=1900000109&outTradeNo=a1',
    })
  })

  test('turned back at the cashier, the same basket is not ordered twice', async () => {
    const asked = cloudThatAnswers({ 'order.menu': () => menu, 'order.place': () => placed })
    const orders = () => asked.filter(({ action }) => action === 'order.place').length
    await open()
    await tap('add-0')
    await tap('pay')
    await cashierSays('cancel')
    expect(screen.getByText('没有付款，没有扣你的钱。')).toBeTruthy()
    const now = Date.now()
    jest.spyOn(Date, 'now').mockReturnValue(now + 1000)
    await tap('pay')
    await cashierSays('cancel')
    expect(orders()).toBe(1)
    jest.restoreAllMocks()
  })

  test('a refusal is told on the page', async () => {
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

  test('gone in the middle of paying, the outcome is looked at before another payment begins', async () => {
    const asked = cloudThatAnswers({ 'order.menu': () => menu, 'order.place': () => placed })
    const orders = () => asked.filter(({ action }) => action === 'order.place').length
    await open()
    await tap('add-0')
    await tap('pay')
    // The mini-program is closed while the cashier is open: no page receives the outcome.
    cleanup()
    Taro.showModal.mockResolvedValueOnce({ confirm: true, cancel: false })
    await open()
    await tap('add-1')
    await tap('pay')
    expect(Taro.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '上一笔付款 ¥68.00 还没看到结果' }),
    )
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: '/pages/landing/index?mchid=1900000109&outTradeNo=a1',
    })
    expect(orders()).toBe(1)
    paymentKnown(placed.order.id)
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('pay')
    expect(orders()).toBe(2)
    expect(Taro.showModal).toHaveBeenCalledTimes(1)
  })
})
