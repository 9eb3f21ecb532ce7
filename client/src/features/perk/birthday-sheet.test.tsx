import { act, fireEvent, render, screen } from '@testing-library/react'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { BirthdaySheet } from './birthday-sheet'
import type { Birthday } from './perk-text'

const birthday: Birthday = {
  monthDay: '',
  gift: { points: 50, couponName: '生日米糕券' },
  state: 'unknown',
  nextDay: '',
}
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

async function open() {
  const onSet = jest.fn()
  const onClose = jest.fn()
  await act(
    async () => void render(<BirthdaySheet open birthday={birthday} onSet={onSet} onClose={onClose} />),
  )
  return { onSet, onClose }
}

test('month, then day, then one button that names the day; it says before how often it can be changed', async () => {
  const asked = cloudThatAnswers({ 'perk.setBirthday': () => ({}) })
  const { onSet, onClose } = await open()
  expect(screen.getByText('到时送你 50 积分和一张生日米糕券')).toBeTruthy()
  expect(screen.getByText('先选月份')).toBeTruthy()
  await tap('month-5')
  expect(screen.getByText('再选日子')).toBeTruthy()
  await tap('date-20')
  expect(screen.getByText('一年只能改一次，想好再选')).toBeTruthy()
  await tap('save-birthday')
  expect(asked[0]).toMatchObject({ action: 'perk.setBirthday', input: { monthDay: '05-20' } })
  expect([onSet, onClose].map(told => told.mock.calls.length)).toEqual([1, 1])
})

test('a month has its own days, the 29th of February too', async () => {
  cloudThatAnswers({})
  await open()
  await tap('date-31')
  await tap('month-2')
  expect(document.getElementById('date-29')).toBeTruthy()
  expect(document.getElementById('date-30')).toBeNull()
  expect(screen.getByText('再选日子')).toBeTruthy()
})

test.each([
  [
    'it was changed this year',
    () => ({
      ok: false as const,
      code: 'BIRTHDAY_CHANGED' as const,
      message: '生日一年只能改一次，现在是 6 月 1 日，没有改动',
    }),
    '生日一年只能改一次，现在是 6 月 1 日，没有改动。',
  ],
  ['without network', noNetwork, '没有网络，这次还没有送出。'],
])('stays open and says why: %s', async (_case, reply, text) => {
  cloudThatAnswers({ 'perk.setBirthday': reply })
  const { onClose } = await open()
  await tap('month-5')
  await tap('date-20')
  await tap('save-birthday')
  expect(screen.getByText(text)).toBeTruthy()
  expect(onClose).not.toHaveBeenCalled()
})
