import { act, fireEvent, render, screen } from '@testing-library/react'
import { coupon, landing, linQing } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
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
})
