import type { OutputOf } from '@shared/contract'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import LoginPage from '.'

type Opened = OutputOf<'login.open'>
const TICKET = `${'aB3'.repeat(7)}x`
const opened = (over: Partial<Opened> = {}): Opened => ({
  choices: ['38', '52', '71'],
  computer: { network: '网络地址 203.0.113.7', device: 'Windows · Chrome 浏览器' },
  createdAt: NOW,
  until: NOW + 92_000,
  brandName: '山泽茶事',
  name: '沈禾',
  role: 'manager',
  now: NOW,
  ...over,
})
const open = async (replies: Replies, scene = TICKET) => {
  openWith({ scene })
  const sent = cloudThatAnswers({ 'login.open': () => opened(), ...replies })
  await act(async () => void render(<LoginPage />))
  return sent
}
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const button = (id: string) => document.getElementById(id)

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
})
afterEach(() => jest.restoreAllMocks())

describe('a phone that scanned the code of a computer', () => {
  test('shows which computer it is and three numbers, none of them chosen', async () => {
    const sent = await open({})
    expect(sent[0]).toMatchObject({ action: 'login.open', input: { ticket: TICKET } })
    for (const text of [
      '电脑上写的是几？',
      '网络地址 203.0.113.7',
      'Windows · Chrome 浏览器',
      '刚刚，2 分钟内有效',
      '山泽茶事 · 沈禾 · 店长',
    ]) {
      expect(screen.getByText(text)).toBeTruthy()
    }
    expect(document.querySelectorAll('[aria-checked="true"]')).toHaveLength(0)
    expect(button('confirm-login')?.textContent).toBe('先选电脑上的数')
    await tap('confirm-login')
    expect(sent).toHaveLength(1)
  })

  test('logs the computer in by its number and names it', async () => {
    const sent = await open({ 'login.confirm': () => ({ state: 'confirmed' }) })
    await tap('number-52')
    await tap('confirm-login')
    expect(sent.at(-1)).toMatchObject({ action: 'login.confirm', input: { ticket: TICKET, number: '52' } })
    expect(screen.getByText('已登录')).toBeTruthy()
    expect(screen.getByText('Windows · Chrome 浏览器')).toBeTruthy()
    await tap('see-computers')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/clerk/computers/index' })
  })

  test('with a wrong number says that nothing was logged in and that the code is dead', async () => {
    const message = '和电脑上的数不一样，电脑没有登录，这个码也作废了。码如果是别人发来的，不要再扫'
    await open({ 'login.confirm': refusal('LOGIN_WRONG_NUMBER', message) })
    await tap('number-38')
    await tap('confirm-login')
    expect(screen.getByText('数不对')).toBeTruthy()
    expect(screen.getByText(message)).toBeTruthy()
    expect(button('confirm-login')).toBeNull()
  })

  test('kills the code with 不是我, whatever number is chosen', async () => {
    const sent = await open({ 'login.refuse': () => ({ state: 'refused' }) })
    await tap('number-52')
    await tap('refuse-login')
    expect(sent.at(-1)).toMatchObject({ action: 'login.refuse', input: { ticket: TICKET } })
    expect(screen.getByText('已拦下')).toBeTruthy()
  })

  test('keeps the number it sent while it has no answer, and sends the same one again', async () => {
    const replies: Replies = { 'login.confirm': noNetwork }
    const sent = await open(replies)
    await tap('number-52')
    await tap('confirm-login')
    expect(screen.getByText('没有网络，这次还没有送出')).toBeTruthy()
    await tap('number-71')
    replies['login.confirm'] = () => ({ state: 'confirmed' })
    const again = cloudThatAnswers(replies)
    jest.mocked(Date.now).mockReturnValue(NOW + 1000)
    await tap('confirm-login')
    expect([sent.at(-1)?.input, again[0]?.input]).toEqual([
      { ticket: TICKET, number: '52' },
      { ticket: TICKET, number: '52' },
    ])
    expect(screen.getByText('已登录')).toBeTruthy()
  })

  test('takes no number once the two minutes are over', async () => {
    const sent = await open({ 'login.open': () => opened({ until: NOW }) })
    await tap('number-52')
    expect(button('confirm-login')?.textContent).toBe('码过时了，请在电脑上换一个')
    await tap('confirm-login')
    expect(sent).toHaveLength(1)
  })
})

describe('a code that logs nobody in', () => {
  test.each([
    ['LOGIN_OVER', '码失效了'],
    ['LOGIN_TAKEN', '码失效了'],
    ['NOT_STAFF', '不能登录'],
    ['NO_PERMISSION', '不能登录'],
  ] as const)('because of %s says so and nothing of a computer', async (code, word) => {
    await open({ 'login.open': refusal(code, '原因在这里') })
    expect(screen.getByText(word)).toBeTruthy()
    expect(screen.getByText('原因在这里')).toBeTruthy()
    expect(button('see-computers')).toBeNull()
    await tap('login-done')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('because the scene is no ticket is asked for as one that never was', async () => {
    const sent = await open({ 'login.open': refusal('LOGIN_OVER', '失效') }, 'l=Ab3kP9x')
    expect(sent[0]).toMatchObject({ input: { ticket: '0'.repeat(22) } })
  })

  test('without network is tried again', async () => {
    const replies: Replies = { 'login.open': noNetwork }
    await open(replies)
    expect(screen.getByText('现在没有网络')).toBeTruthy()
    cleanup()
    await open({})
    expect(screen.getByText('电脑上写的是几？')).toBeTruthy()
  })
})
