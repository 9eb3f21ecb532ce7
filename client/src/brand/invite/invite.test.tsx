import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies, refusal } from '@/testing/cloud'
import InvitePage from '.'

type Listed = OutputOf<'staff.list'>
type Invited = OutputOf<'staff.invite'>
const listed = (over: Partial<Listed> = {}): Listed => ({
  brand,
  people: [],
  invitations: [],
  stores: [yunqi, hubin].map(({ id, name }) => ({ id, name })),
  everywhere: false,
  roles: ['clerk', 'finance'],
  now: NOW,
  ...over,
})
const invited = (over: Partial<Invited> = {}): Invited => ({
  invitationId: 'shanze:first',
  code: 'Ab3kP9xAb3kP',
  role: 'clerk',
  stores: [yunqi.id],
  until: NOW + 492_000,
  picture: { contentType: 'image/png', base64: 'aGk=' },
  now: NOW,
  ...over,
})
const open = async (replies: Replies) => {
  const sent = cloudThatAnswers({ 'staff.list': () => listed(), 'staff.invite': () => invited(), ...replies })
  await act(async () => void render(<InvitePage />))
  return sent
}
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const button = (id: string) => document.getElementById(id)
const invitesOf = (sent: { action: string; input: unknown }[]) =>
  sent.filter(({ action }) => action === 'staff.invite').map(({ input }) => input)

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
})
afterEach(() => jest.useRealTimers())

describe('MC-11: an invitation on the phone of a manager', () => {
  test('begins as a clerk of the first store for ten minutes, and shows its code and what to do', async () => {
    const sent = await open({})
    expect(screen.getByText('核销、收款、取货、补积分')).toBeTruthy()
    await tap('make-invitation')
    expect(invitesOf(sent)).toMatchObject([{ role: 'clerk', stores: [yunqi.id], minutes: 10 }])
    expect((button('invitation-picture') as HTMLImageElement).src).toBe('data:image/png;base64,aGk=')
    expect(screen.getByText('还有 8 分 12 秒，只能用一次')).toBeTruthy()
  })

  test('with another role is another code, and the old one dies', async () => {
    const sent = await open({})
    await tap('make-invitation')
    await tap('role-finance')
    expect(button('invitation-picture')).toBeNull()
    expect(button('store-yunqi')).toBeNull()
    jest.setSystemTime(NOW + 1000)
    await tap('make-invitation')
    expect(invitesOf(sent)[1]).toMatchObject({ role: 'finance', stores: [], replaces: 'shanze:first' })
  })

  test('without a store is not made', async () => {
    const sent = await open({})
    await tap('store-yunqi')
    expect(button('make-invitation')?.textContent).toBe('先选门店')
    await tap('make-invitation')
    expect(invitesOf(sent)).toEqual([])
  })

  test('that somebody took says who, and the next one is another', async () => {
    let invitations: Listed['invitations'] = []
    await open({ 'staff.list': () => listed({ invitations }) })
    await tap('make-invitation')
    const { invitationId, role, stores, until } = invited()
    invitations = [{ invitationId, role, stores, until, state: 'taken', takenByName: '小林', byName: '沈禾' }]
    await act(async () => void (await jest.advanceTimersByTimeAsync(4_100)))
    expect(screen.getByText('小林 加入了。')).toBeTruthy()
    await tap('invite-next')
    expect(button('make-invitation')?.textContent).toBe('生成邀请码')
  })

  test('that is over offers a new one; one that was not drawn can be sent', async () => {
    await open({ 'staff.invite': () => invited({ until: NOW, picture: null }) })
    await tap('make-invitation')
    expect(screen.getByText('这个码过期了。')).toBeTruthy()
    expect(button('renew-invitation')).toBeTruthy()
  })

  test('without an answer is sent again under the same id', async () => {
    const replies: Replies = { 'staff.invite': noNetwork }
    const sent = await open(replies)
    await tap('make-invitation')
    expect(button('make-invitation')?.textContent).toBe('再试一次')
    jest.setSystemTime(NOW + 1000)
    await tap('make-invitation')
    const [first, second] = invitesOf(sent) as { commandId: string }[]
    expect(second?.commandId).toBe(first?.commandId)
  })

  test('that is refused says why and shows no code', async () => {
    await open({ 'staff.invite': refusal('STAFF_ABOVE', '这个角色不归你管') })
    await tap('make-invitation')
    expect(screen.getByText('这个角色不归你管')).toBeTruthy()
    expect(button('invitation-picture')).toBeNull()
  })
})
