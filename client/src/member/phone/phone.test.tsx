import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { askToNotify } from '@/device/ask-to-notify'
import { openQuestion } from '@/device/preview-desk'
import { brand, guest, linQing, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro from '@/testing/taro'
import PhonePage from '.'

jest.mock('@/device/ask-to-notify', () => ({ askToNotify: jest.fn() }))

type Opened = OutputOf<'member.phone'>
const withNumber = { ...linQing, phoneMasked: '*** **** 6688' }
const notice = { templateId: 't-asked', agreed: false, declined: false }
const page = (facts: Partial<Opened> = {}): Opened => ({ brand, member: withNumber, notice, ...facts })
const tap = (id: string) =>
  act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
const answer = (code: string | null) => act(async () => openQuestion.get()?.answer(code))
const open = () => act(async () => void render(<PhonePage />))

test('H3: the number is shown by its tail, replaced by the one WeChat gives, and the page says so', async () => {
  let opened = page()
  const asked = cloudThatAnswers({
    'member.phone': () => opened,
    'member.setPhone': () => {
      opened = page({ member: { ...withNumber, phoneMasked: '*** **** 1234' } })
      return { member: opened.member }
    },
  })
  await open()
  expect(screen.getByText('*** **** 6688')).toBeTruthy()
  await tap('change-phone')
  await answer('code-of-the-new-one')
  const sent = asked.find(({ action }) => action === 'member.setPhone')
  expect(sent).toMatchObject({ input: { phoneCode: 'code-of-the-new-one' } })
  expect(screen.getByText('*** **** 1234')).toBeTruthy()
})

test('H3: taking the number off is asked once, names what is lost, and then the card has none', async () => {
  let opened = page()
  const asked = cloudThatAnswers({
    'member.phone': () => opened,
    'member.removePhone': () => {
      opened = page({ member: { ...withNumber, phoneMasked: '' } })
      return { member: opened.member }
    },
  })
  await open()
  await tap('remove-phone')
  expect(asked.some(({ action }) => action === 'member.removePhone')).toBe(false)
  expect(screen.getByText(/换了微信也找不回来/)).toBeTruthy()
  await tap('confirm-remove')
  expect(asked.find(({ action }) => action === 'member.removePhone')).toMatchObject({
    input: { tail: '6688' },
  })
  expect(screen.getByText('没有留')).toBeTruthy()
  expect(document.getElementById('remove-phone')).toBeNull()
})

test('H3: a removal without an answer is sent again under the same id', async () => {
  const asked = cloudThatAnswers({ 'member.phone': () => page(), 'member.removePhone': noNetwork })
  await open()
  await tap('remove-phone')
  await tap('confirm-remove')
  await act(async () => new Promise(resolve => setTimeout(resolve, 310)))
  await tap('confirm-remove')
  const sent = asked.filter(({ action }) => action === 'member.removePhone').map(({ input }) => input)
  expect([sent.length, new Set(sent.map(input => JSON.stringify(input))).size]).toEqual([2, 1])
})

test('H3: a number of another card is refused with the way to merge', async () => {
  cloudThatAnswers({
    'member.phone': () => page({ member: linQing }),
    'member.setPhone': () => ({
      ok: false,
      code: 'PHONE_TAKEN',
      message: '这个手机号已经用在另一张会员卡上',
    }),
  })
  await open()
  await tap('change-phone')
  await answer('code')
  await act(async () => void fireEvent.click(screen.getByText('去合并')))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/member/merge/index' })
})

test('H3: the owner may be told by a message when somebody asks to merge the card', async () => {
  const opened = page()
  cloudThatAnswers({
    'member.phone': () => opened,
    'reminder.consent': () => {
      opened.notice = { ...notice, agreed: true }
      return { left: 1 }
    },
  })
  jest.mocked(askToNotify).mockResolvedValue('accept')
  await open()
  await tap('remind-asked')
  expect(askToNotify).toHaveBeenCalledWith('t-asked')
  expect(document.getElementById('asked-reminder-on')).toBeTruthy()
})

test('somebody without a card is sent to joining', async () => {
  cloudThatAnswers({ 'member.phone': () => page({ member: guest }) })
  await open()
  expect(screen.getByText('还没有会员卡')).toBeTruthy()
})

test('H3: a waiting merge is stopped from here too', async () => {
  const asking = { ...withNumber, mergeAsked: { id: 'request-of-a-claimant', askedAt: NOW, dueAt: NOW } }
  let opened = page({ member: asking })
  const asked = cloudThatAnswers({
    'member.phone': () => opened,
    'member.stopMerge': () => {
      opened = page()
      return { member: withNumber }
    },
  })
  await open()
  await tap('stop-merge')
  const sent = asked.find(({ action }) => action === 'member.stopMerge')
  expect(sent).toMatchObject({ input: { requestId: 'request-of-a-claimant' } })
  expect(document.getElementById('merge-stopped')).toBeTruthy()
  expect(document.getElementById('merge-asked')).toBeNull()
})
