import { act, fireEvent, render, screen } from '@testing-library/react'
import { coupon, landing, linQing } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import LandingPage from '.'

const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const open = async () => {
  await act(async () => void render(<LandingPage />))
}
const joined = { member: linQing, released: 68, already: false }
const afterJoining = landing({
  member: linQing,
  gifts: landing().gifts.map(gift => ({ ...gift, state: 'taken' as const, coupon: coupon() })),
  ready: coupon(),
})

describe('landing', () => {
  test('asks for the order WeChat named', async () => {
    openWith({ merchant_id: '1900000109', merchant_trade_no: 'a1' })
    const asked = cloudThatAnswers({ 'order.landing': () => landing() })
    await open()
    expect(asked[0]?.input).toEqual({ order: { mchid: '1900000109', outTradeNo: 'a1' } })
    expect(screen.getByText('付款已核实')).toBeTruthy()
  })

  test('joining without a phone asks for consent once, then takes every gift by its own command', async () => {
    let isMember = false
    const asked = cloudThatAnswers({
      'order.landing': () => (isMember ? afterJoining : landing()),
      'member.join': () => {
        isMember = true
        return joined
      },
      'coupon.takeGift': () => ({ coupon: coupon() }),
    })
    await open()
    await tap('join-without-phone')
    expect(asked.some(({ action }) => action === 'member.join')).toBe(false)
    await tap('agree')
    const commands = asked.filter(({ action }) => action !== 'order.landing')
    expect(commands.map(({ action }) => action)).toEqual(['member.join', 'coupon.takeGift'])
    expect(commands[0]?.input).toMatchObject({ consent: '2026-09' })
    const ids = commands.map(({ input }) => (input as { commandId: string }).commandId)
    expect(new Set(ids).size).toBe(2)
    expect(screen.getByText('已入会，都收好了')).toBeTruthy()
    expect(document.getElementById('use-gift-0')).toBeTruthy()
  })

  test('a refused phone number is told where it happened, and the way without stays open', async () => {
    const refusal = { ok: false, code: 'PHONE_TAKEN', message: '这个手机号已经用在另一张会员卡上' } as const
    cloudThatAnswers({ 'order.landing': () => landing(), 'member.join': () => refusal })
    await open()
    await tap('consent')
    await tap('join-without-phone')
    expect(screen.getByText(refusal.message)).toBeTruthy()
    expect(document.getElementById('join-without-phone')).toBeTruthy()
  })

  test("low 9: an unknown order and another person's order show the same words, and no amount", async () => {
    cloudThatAnswers({
      'order.landing': () => ({ ok: false, code: 'ORDER_NOT_YOURS', message: '没有找到你付的这一单' }),
    })
    await open()
    expect(screen.getByText('没有找到你付的这一单')).toBeTruthy()
    expect(screen.getByText('可能单号不对，也可能是别的微信付的。')).toBeTruthy()
    expect(document.body.textContent).not.toContain('68')
  })

  test('checking shows no points, asks again after 3 seconds, and becomes verified in place', async () => {
    jest.useFakeTimers()
    let proved = false
    cloudThatAnswers({
      'order.landing': () => (proved ? landing() : landing({ state: 'checking', grant: null, gifts: [] })),
    })
    await open()
    expect(screen.getByText('正在核实')).toBeTruthy()
    expect(screen.queryByText('积分')).toBeNull()
    proved = true
    await act(async () => jest.advanceTimersByTimeAsync(3_100))
    expect(screen.getByText('付款已核实')).toBeTruthy()
    jest.useRealTimers()
  })

  test('a slow check says so after 30 seconds', async () => {
    jest.useFakeTimers()
    cloudThatAnswers({
      'order.landing': () => landing({ state: 'checking', grant: null, gifts: [], now: Date.now() }),
    })
    await open()
    await act(async () => jest.advanceTimersByTimeAsync(31_000))
    expect(screen.getByText(/比平时慢一些/)).toBeTruthy()
    jest.useRealTimers()
  })

  test('without a gift a guest sees what the next payment and joining bring, and what the button gives', async () => {
    const nextGift = { thresholdFen: 6000, terms: coupon().terms }
    cloudThatAnswers({
      'order.landing': () => landing({ gifts: [], blocks: ['next-gift', 'joining'], nextGift }),
    })
    await open()
    expect(screen.getByText('下次一单满 60 元，得一张 8 元券')).toBeTruthy()
    expect(screen.getByText('入会还有')).toBeTruthy()
    expect(screen.getByText('手机号入会，收下 68 积分')).toBeTruthy()
  })

  test('a member without a gift goes on with the best coupon of this store, the next tier and the card', async () => {
    cloudThatAnswers({
      'order.landing': () =>
        landing({ member: linQing, gifts: [], blocks: ['coupon', 'next-tier', 'store'], best: coupon() }),
    })
    await open()
    expect(screen.getByText('云栖路店 现在能用')).toBeTruthy()
    expect(screen.getByText('再消费 214 元，升为「藏山」')).toBeTruthy()
    await tap('use-best')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/coupon/index?id=c1' })
    await tap('go-card')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('after a top-up the balance is the number, with what was paid and what was given', async () => {
    const topUp = { ...landing().order, payerFen: 20_000, amountFen: 20_000, topUp: { bonusFen: 1_000 } }
    cloudThatAnswers({
      'order.landing': () =>
        landing({
          order: topUp as NonNullable<ReturnType<typeof landing>['order']>,
          grant: null,
          member: linQing,
          gifts: [],
          blocks: ['top-up'],
          stored: { totalFen: 22_000, principalFen: 20_500, bonusFen: 1_500 },
        }),
    })
    await open()
    expect(document.getElementById('landing-balance')?.textContent).toBe('¥220.00')
    expect(screen.getByText('+¥10.00')).toBeTruthy()
    await tap('see-stored')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/stored/index' })
  })

  test('after a refund what came back is the number, and every thing taken back is a row', async () => {
    const order = { ...landing().order, state: 'refunded', refundedFen: 6800 }
    cloudThatAnswers({
      'order.landing': () =>
        landing({
          order: order as NonNullable<ReturnType<typeof landing>['order']>,
          grant: { points: 81, growth: 68, kept: 0, lotDay: null, waiting: false },
          member: linQing,
          gifts: landing().gifts.map(gift => ({ ...gift, state: 'withdrawn' as const })),
          blocks: ['refund'],
        }),
    })
    await open()
    expect(screen.getByText('这一单已退款')).toBeTruthy()
    expect(document.getElementById('landing-refund')?.textContent).toBe('¥68.00')
    expect(screen.getByText('扣回 81 积分')).toBeTruthy()
    expect(screen.getByText('「山野冷泡立减券」收回了')).toBeTruthy()
    expect(document.getElementById('join-with-phone')).toBeNull()
    await tap('see-points')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/points/index' })
  })

  test('a page that could not be opened has a way out besides trying again', async () => {
    cloudThatAnswers({ 'order.landing': noNetwork })
    await open()
    await act(async () => new Promise(resolve => setTimeout(resolve, 400)))
    await tap('way-out')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })
})
