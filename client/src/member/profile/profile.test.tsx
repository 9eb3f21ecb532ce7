import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import { brand, guest, linQing } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro from '@/testing/taro'
import ProfilePage from '.'

type Opened = OutputOf<'member.profile'>
type Birthday = NonNullable<NonNullable<Opened['perks']>['birthday']>

const birthday: Birthday = {
  monthDay: '03-18',
  gift: { points: 50, couponName: '' },
  state: 'coming',
  nextDay: '2027-03-01',
}
const ADDRESS = '云栖路 6 号 2 幢 301'
const page = (facts: Partial<Opened> = {}): Opened => ({
  brand,
  member: { ...linQing, phoneMasked: '*** **** 6688', hasAddress: true },
  profile: { address: ADDRESS, birthday: '03-18', birthdayLockedUntil: '' },
  perks: { monthly: null, birthday },
  ...facts,
})
const nothingGiven = page({
  member: { ...linQing, name: '', phoneMasked: '' },
  profile: { address: '', birthday: '', birthdayLockedUntil: '' },
  perks: { monthly: null, birthday: { ...birthday, monthDay: '', state: 'unknown', nextDay: '' } },
})
const open = () => act(async () => void render(<ProfilePage />))
const found = (id: string) => {
  const element = document.getElementById(id)
  if (!element) throw new Error(`nothing with id ${id} on screen`)
  return element
}
const tap = (id: string) => act(async () => void fireEvent.click(found(id)))
const write = (id: string, value: string) =>
  act(async () => void fireEvent.change(found(id), { target: { value } }))
const sentOf = (asked: { action: string; input: unknown }[], action: string) =>
  asked.filter(each => each.action === action).map(({ input }) => input)
const storage = () => JSON.stringify(Taro.getStorageSync('answer:shanze:member.profile:{}'))

test('PM-03: every fact is shown with its purpose, each way to change or remove it a target of its own', async () => {
  cloudThatAnswers({ 'member.profile': () => page() })
  await open()
  for (const text of ['林青', '*** **** 6688', '3 月 18 日', ADDRESS, '店员核券时只看到「林 *」']) {
    expect(screen.getByText(text)).toBeTruthy()
  }
  for (const fact of ['name', 'phone', 'birthday', 'address']) {
    expect(found(`change-${fact}`).textContent).toBe('更换')
    expect(found(`remove-${fact}`).textContent).toBe('删除')
  }
  expect(screen.getByLabelText('删除收货地址')).toBe(found('remove-address'))
})

test('PM-03: where nothing is given there is nothing to remove', async () => {
  cloudThatAnswers({ 'member.profile': () => nothingGiven })
  await open()
  expect(screen.getAllByText('没有填')).toHaveLength(4)
  for (const fact of ['name', 'phone', 'birthday', 'address']) {
    expect(found(`change-${fact}`).textContent).toBe('填写')
    expect(document.getElementById(`remove-${fact}`)).toBeNull()
  }
})

test.each([
  ['name', '林青', '  阿青🍵 '],
  ['address', ADDRESS, '湖滨路 2 号'],
] as const)('PM-03: a %s is changed from what it is, and saves alone', async (field, was, written) => {
  let opened = page()
  const asked = cloudThatAnswers({
    'member.profile': () => opened,
    'member.saveProfile': () => {
      const text = written.trim()
      opened =
        field === 'name'
          ? page({ member: { ...opened.member, name: text } })
          : page({ profile: { ...opened.profile, address: text } })
      return { saved: true }
    },
  })
  await open()
  await tap(`change-${field}`)
  expect((found(`write-${field}`) as HTMLInputElement).value).toBe(was)
  await write(`write-${field}`, written)
  await tap(`save-${field}`)
  expect(sentOf(asked, 'member.saveProfile')).toEqual([expect.objectContaining({ field, text: written })])
  expect(screen.getByText(written.trim())).toBeTruthy()
})

test.each([
  [' ', '先写几个字'],
  ['青'.repeat(21), '写短一些'],
  ['林\u202e青', '有看不见的符号'],
])('PM-03: a name %j is not sent, and the button says what is wrong', async (name, reason) => {
  const asked = cloudThatAnswers({ 'member.profile': () => page() })
  await open()
  await tap('change-name')
  await write('write-name', name)
  expect(found('save-name').textContent).toBe(reason)
  await tap('save-name')
  expect(sentOf(asked, 'member.saveProfile')).toEqual([])
})

test('PM-03: a name without an answer is sent again under the same id, and stays out of the storage', async () => {
  const asked = cloudThatAnswers({ 'member.profile': () => page(), 'member.saveProfile': noNetwork })
  const kept = jest.spyOn(Taro, 'setStorageSync')
  await open()
  await tap('change-name')
  await write('write-name', '阿青')
  await tap('save-name')
  await act(async () => new Promise(resolve => setTimeout(resolve, 310)))
  await tap('save-name')
  const sent = sentOf(asked, 'member.saveProfile').map(input => JSON.stringify(input))
  expect([sent.length, new Set(sent).size]).toEqual([2, 1])
  expect(JSON.stringify(kept.mock.calls)).not.toMatch(/阿青|云栖路/)
  expect(storage()).toBe('""')
  kept.mockRestore()
})

test.each([
  ['name', 'member.removeProfile', { field: 'name' }, /店员看到的是「微信顾客」/],
  ['phone', 'member.removePhone', { tail: '6688' }, /换微信号就找不回会员卡/],
  ['birthday', 'perk.removeBirthday', { monthDay: '03-18' }, /不再送生日礼/],
  ['address', 'member.removeProfile', { field: 'address' }, /得重新填/],
] as const)(
  'PM-03: removing the %s is asked once and names what is lost and what stays',
  async (fact, action, input, loss) => {
    let opened = page()
    const asked = cloudThatAnswers({
      'member.profile': () => opened,
      [action]: () => {
        opened = nothingGiven
        return {}
      },
    })
    await open()
    await tap(`remove-${fact}`)
    expect(sentOf(asked, action)).toEqual([])
    expect(screen.getByText(loss, { selector: '.profile-loss' }).textContent).toContain(
      '积分、券和等级都不变',
    )
    await tap(`confirm-remove-${fact}`)
    expect(sentOf(asked, action)).toEqual([expect.objectContaining(input)])
    expect(document.getElementById(`remove-${fact}`)).toBeNull()
  },
)

test('PM-03: a removal that is refused says why and stays open', async () => {
  cloudThatAnswers({
    'member.profile': () => page(),
    'member.removeProfile': () => ({ ok: false, code: 'BUSY', message: '同时操作的人有点多' }),
  })
  await open()
  await tap('remove-name')
  await tap('confirm-remove-name')
  expect(screen.getByText('同时操作的人有点多')).toBeTruthy()
})

test('PM-03: the number is replaced in one tap by the one WeChat gives', async () => {
  let opened = page()
  const asked = cloudThatAnswers({
    'member.profile': () => opened,
    'member.setPhone': () => {
      opened = page({ member: { ...opened.member, phoneMasked: '*** **** 1234' } })
      return { member: opened.member }
    },
  })
  await open()
  await tap('change-phone')
  await act(async () => openQuestion.get()?.answer('code-of-the-new-one'))
  expect(sentOf(asked, 'member.setPhone')).toEqual([
    expect.objectContaining({ phoneCode: 'code-of-the-new-one' }),
  ])
  expect(screen.getByText('*** **** 1234')).toBeTruthy()
})

test('a number of another card is refused with the way to merge', async () => {
  cloudThatAnswers({
    'member.profile': () => page(),
    'member.setPhone': () => ({
      ok: false,
      code: 'PHONE_TAKEN',
      message: '这个手机号已经用在另一张会员卡上',
    }),
  })
  await open()
  await tap('change-phone')
  await act(async () => openQuestion.get()?.answer('code'))
  await act(async () => void fireEvent.click(screen.getByText('去合并')))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/merge/index' })
})

test('PM-03: a birthday is changed by month and day', async () => {
  const asked = cloudThatAnswers({ 'member.profile': () => page(), 'perk.setBirthday': () => ({}) })
  await open()
  await tap('change-birthday')
  await tap('month-5')
  await tap('date-20')
  await tap('save-birthday')
  expect(sentOf(asked, 'perk.setBirthday')).toEqual([expect.objectContaining({ monthDay: '05-20' })])
})

test.each([
  ['03-18', '明年 1 月可改', true],
  ['', '明年 1 月可填', false],
])(
  'a birthday changed this year (%j) says from when it may be again: %s',
  async (monthDay, words, removable) => {
    const locked = { address: '', birthday: monthDay, birthdayLockedUntil: '2027-01-01' }
    cloudThatAnswers({ 'member.profile': () => page({ profile: locked }) })
    await open()
    expect(screen.getByText(words)).toBeTruthy()
    expect(document.getElementById('change-birthday')).toBeNull()
    expect(document.getElementById('remove-birthday') !== null).toBe(removable)
  },
)

test.each([
  ['nothing was given: it is not asked for', '', false],
  ['one was given before: it can be removed, not changed', '03-18', true],
])('a brand without a birthday gift: %s', async (_case, monthDay, isShown) => {
  const profile = { address: '', birthday: monthDay, birthdayLockedUntil: '' }
  cloudThatAnswers({ 'member.profile': () => page({ profile, perks: { monthly: null, birthday: null } }) })
  await open()
  expect(document.getElementById('fact-birthday') !== null).toBe(isShown)
  expect(document.getElementById('change-birthday')).toBeNull()
  expect(document.getElementById('remove-birthday') !== null).toBe(isShown)
})

test('somebody without a card is sent to joining', async () => {
  cloudThatAnswers({ 'member.profile': () => page({ member: guest }) })
  await open()
  await tap('go-join')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
})

test('without network the page says that nothing has changed, and offers to try again', async () => {
  cloudThatAnswers({ 'member.profile': noNetwork })
  await open()
  expect(screen.getByText(/资料没有变动/)).toBeTruthy()
})

test('the texts one agreed to are targets of their own under 隐私与授权', async () => {
  cloudThatAnswers({ 'member.profile': () => page() })
  await open()
  await tap('see-privacy')
  expect(screen.getByText('留了，只有你看得到')).toBeTruthy()
  await tap('read-privacy')
  expect(screen.getByText('店员只看得到称呼的第一个字，看不到地址。')).toBeTruthy()
})
