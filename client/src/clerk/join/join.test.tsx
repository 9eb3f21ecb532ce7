import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import JoinPage from '.'

type Opened = OutputOf<'staff.invitation'>
const CODE = 'Ab3kP9xAb3kP'
const opened = (over: Partial<Opened> = {}): Opened => ({
  brand,
  state: 'open',
  invitation: { role: 'clerk', storeNames: ['云栖路店'], byName: '沈禾', until: NOW + 600_000 },
  now: NOW,
  ...over,
})
const open = async (
  replies: Replies,
  params: Record<string, string> = { scene: `i%3D${CODE}%26brand%3Dshanze` },
) => {
  openWith(params)
  const sent = cloudThatAnswers({ 'staff.invitation': () => opened(), ...replies })
  await act(async () => void render(<JoinPage />))
  return sent
}
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const write = (text: string) =>
  act(
    async () =>
      void fireEvent.change(document.getElementById('staff-name') as HTMLElement, {
        target: { value: text },
      }),
  )
const button = (id: string) => document.getElementById(id)

describe('MC-11: the phone of who is invited', () => {
  test('says what they become, where, and by whom, and asks for their name', async () => {
    const sent = await open({ 'staff.accept': () => ({ role: 'clerk', storeNames: ['云栖路店'] }) })
    expect(sent[0]).toMatchObject({ action: 'staff.invitation', input: { code: CODE } })
    for (const text of ['山泽茶事请你来做店员', '云栖路店', '沈禾', '核销、收款、取货、补积分'])
      expect(screen.getByText(text)).toBeTruthy()
    expect(button('join-staff')?.textContent).toBe('先写你的名字')
    await write(' 小林 ')
    expect(button('join-staff')?.textContent).toBe('加入云栖路店')
    await tap('join-staff')
    expect(sent.at(-1)).toMatchObject({ action: 'staff.accept', input: { code: CODE, name: '小林' } })
    expect(screen.getByText('已加入')).toBeTruthy()
    await tap('go-to-work')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' })
  })

  test('takes the code of a path that was sent', async () => {
    const sent = await open({}, { code: CODE })
    expect(sent[0]).toMatchObject({ input: { code: CODE } })
  })

  test.each([
    ['over', { scene: `i=${CODE}` }, CODE],
    ['none at all', { scene: 'l=Ab3kP9x' }, '0'.repeat(12)],
  ])('with a code that is %s says that nobody joined', async (_what, params, code) => {
    const sent = await open({ 'staff.invitation': () => opened({ state: 'over', invitation: null }) }, params)
    expect(sent[0]).toMatchObject({ input: { code } })
    expect(screen.getByText('码失效了')).toBeTruthy()
    expect(button('join-staff')).toBeNull()
  })

  test('that took it before needs no name again', async () => {
    await open({
      'staff.invitation': () => opened({ state: 'yours' }),
      'staff.accept': () => ({ role: 'clerk', storeNames: ['云栖路店'] }),
    })
    expect(button('staff-name')).toBeNull()
    await tap('join-staff')
    expect(screen.getByText('已加入')).toBeTruthy()
  })

  test('keeps name and offer when there was no answer or a refusal, with the reason', async () => {
    const replies: Replies = { 'staff.accept': noNetwork }
    await open(replies)
    await write('小林')
    await tap('join-staff')
    expect(screen.getByText('没有网络，这次还没有送出')).toBeTruthy()
    cloudThatAnswers({ 'staff.accept': refusal('STAFF_ALREADY', '你已经是这里的员工') })
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('join-staff')
    expect(screen.getByText('你已经是这里的员工')).toBeTruthy()
    expect(button('join-staff')).toBeTruthy()
  })
})
