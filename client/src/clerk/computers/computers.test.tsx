import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { at, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, refusal } from '@/testing/cloud'
import Taro from '@/testing/taro'
import ComputersPage from '.'

type Session = OutputOf<'login.sessions'>['sessions'][number]
const session = (over: Partial<Session> = {}): Session => ({
  sessionId: 'abcdef0123456789',
  network: '网络地址 203.0.113.7',
  device: 'Windows · Chrome 浏览器',
  createdAt: at('2026-11-22T09:00:00'),
  lastAt: NOW - 2 * 60_000,
  current: false,
  ...over,
})
const open = () => act(async () => void render(<ComputersPage />))
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

describe('the computers a person has logged in', () => {
  test('are shown with place, browser, since when and when they were used; one tap ends one', async () => {
    let sessions = [session()]
    const sent = cloudThatAnswers({
      'login.sessions': () => ({ sessions, now: NOW }),
      'login.end': () => {
        sessions = []
        return { ended: true }
      },
    })
    await open()
    for (const text of ['Windows · Chrome 浏览器', '网络地址 203.0.113.7', '今天 9:00 登录', '2 分钟前用过'])
      expect(screen.getByText(text)).toBeTruthy()
    await tap('end-abcdef01')
    expect(sent.find(({ action }) => action === 'login.end')?.input).toEqual({
      sessionId: 'abcdef0123456789',
    })
    expect(screen.getByText('没有登着的电脑')).toBeTruthy()
  })

  test('stay on screen when ending one got no answer, with the reason', async () => {
    cloudThatAnswers({
      'login.sessions': () => ({ sessions: [session()], now: NOW }),
      'login.end': noNetwork,
    })
    await open()
    await tap('end-abcdef01')
    expect(screen.getByText('没有网络，这次还没有送出')).toBeTruthy()
    expect(document.getElementById('end-abcdef01')).toBeTruthy()
  })

  test('are not a clerk’s: the reason is shown', async () => {
    cloudThatAnswers({ 'login.sessions': refusal('NO_PERMISSION', '这里只有店长能用') })
    await open()
    expect(screen.getByText('这里只有店长能用')).toBeTruthy()
  })

  test('become one more by the code that the camera reads; any other code is said to be none', async () => {
    cloudThatAnswers({ 'login.sessions': () => ({ sessions: [], now: NOW }) })
    await open()
    const scan = (text: string) =>
      act(async () => {
        const message = { type: 'huiyuan-scan', text }
        window.dispatchEvent(new MessageEvent('message', { data: message, origin: window.location.origin }))
      })
    await scan('482109375')
    expect(screen.getByText('这不是登录码。')).toBeTruthy()
    expect(Taro.navigateTo).not.toHaveBeenCalled()
    await scan('k'.repeat(22))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/clerk/login/index?scene=${'k'.repeat(22)}` })
  })
})
