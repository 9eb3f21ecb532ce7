import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Listed } from '@/brand/features/staff/standing-fields'
import { brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, type Replies, refusal } from '@/testing/cloud'
import Taro from '@/testing/taro'
import StaffPage from '.'

type Person = Listed['people'][number]
const person = (over: Partial<Person> = {}): Person => ({
  staffId: 'handle-of-chen',
  name: '陈一',
  role: 'clerk',
  stores: [yunqi.id],
  version: 2,
  createdAt: NOW,
  lastDay: '2026-11-22',
  isSelf: false,
  mayChange: true,
  ...over,
})
const owner = person({
  staffId: 'handle-of-he',
  name: '梁若谷',
  role: 'owner',
  stores: ['*'],
  isSelf: true,
  mayChange: false,
})
const listed = (over: Partial<Listed> = {}): Listed => ({
  brand,
  people: [owner, person()],
  invitations: [],
  stores: [yunqi, hubin].map(({ id, name }) => ({ id, name })),
  everywhere: true,
  roles: ['clerk', 'manager', 'owner'],
  now: NOW,
  ...over,
})
const open = async (replies: Replies = {}) => {
  const sent = cloudThatAnswers({ 'staff.list': () => listed(), ...replies })
  await act(async () => void render(<StaffPage />))
  return sent
}
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))
const button = (id: string) => document.getElementById(id)

describe('BR-06: the staff of a brand on a phone', () => {
  test('are shown with role, stores and the last day they booked something; nobody opens themselves', async () => {
    await open({
      'staff.list': () =>
        listed({
          invitations: [
            {
              invitationId: 'a',
              role: 'clerk',
              stores: [hubin.id],
              state: 'open',
              takenByName: '',
              byName: '沈禾',
              until: NOW + 492_000,
            },
            {
              invitationId: 'b',
              role: 'clerk',
              stores: [hubin.id],
              state: 'taken',
              takenByName: '小林',
              byName: '沈禾',
              until: NOW,
            },
          ],
        }),
    })
    for (const text of [
      '梁若谷（你）',
      '所有者 · 全部门店',
      '陈一',
      '店员 · 云栖路店',
      '还有 8 分 12 秒',
      '小林 加入了',
    ])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getAllByText('今天经手过')).toHaveLength(2)
    await tap('person-梁若谷')
    expect(button('save-person')).toBeNull()
    await tap('invite')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/brand/invite/index' })
  })

  test('get another role and other stores, under the version that is on screen', async () => {
    const sent = await open({ 'staff.change': () => ({ version: 3 }) })
    await tap('person-陈一')
    expect(button('save-person')?.textContent).toBe('没有改动')
    await tap('store-yunqi')
    expect(button('save-person')?.textContent).toBe('先选门店')
    await tap('role-manager')
    await tap('store-hubin')
    await tap('save-person')
    expect(sent.find(({ action }) => action === 'staff.change')?.input).toMatchObject({
      staffId: 'handle-of-chen',
      version: 2,
      role: 'manager',
      stores: [hubin.id],
    })
    expect(sent.at(-1)?.action).toBe('staff.list')
  })

  test('are removed after a second question that says what follows', async () => {
    const sent = await open({ 'staff.remove': () => ({ version: 3 }) })
    await tap('person-陈一')
    await tap('remove-person')
    expect(sent).toHaveLength(1)
    expect(screen.getByText('陈一 马上不能再办任何事。')).toBeTruthy()
    await tap('keep-person')
    await tap('remove-person')
    await tap('confirm-remove')
    expect(sent[1]).toMatchObject({
      action: 'staff.remove',
      input: { staffId: 'handle-of-chen', version: 2 },
    })
  })

  test('changed by somebody else meanwhile are shown anew', async () => {
    const sent = await open({ 'staff.change': refusal('STAFF_CHANGED', '刚刚被别人改过') })
    await tap('person-陈一')
    await tap('store-hubin')
    await tap('save-person')
    expect(screen.getByText('刚刚被别人改过')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('看新的')))
    expect(sent.at(-1)?.action).toBe('staff.list')
  })

  test('are not for a clerk: the reason is shown', async () => {
    await open({ 'staff.list': refusal('NO_PERMISSION', '这里只有店长和所有者能用') })
    expect(screen.getByText('这里只有店长和所有者能用')).toBeTruthy()
  })
})
