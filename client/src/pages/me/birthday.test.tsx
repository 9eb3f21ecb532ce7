import type { OutputOf } from '@shared/contract'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { brand, guest, linQing } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import Taro from '@/testing/taro'
import MePage from '.'

type Me = OutputOf<'member.me'>
type Birthday = NonNullable<NonNullable<Me['perks']>['birthday']>

const me = (birthday: Partial<Birthday> | null): Me => ({
  brand,
  member: linQing,
  mall: true,
  staff: null,
  perks: {
    monthly: null,
    birthday: birthday && {
      monthDay: '',
      gift: { points: 50, couponName: '生日米糕券' },
      state: 'unknown',
      nextDay: '',
      ...birthday,
    },
  },
})
const open = () => act(async () => void render(<MePage />))
const tap = (id: string) => act(async () => void fireEvent.click(document.getElementById(id) as HTMLElement))

test('asks for the birthday, takes it once, and then only shows it', async () => {
  let told: Me = me({})
  cloudThatAnswers({
    'member.me': () => told,
    'perk.setBirthday': () => {
      told = me({ monthDay: '05-20', state: 'coming', nextDay: '2027-05-01' })
      return {}
    },
  })
  await open()
  expect(screen.getByText('生日送 50 积分和一张生日米糕券')).toBeTruthy()
  await tap('birthday')
  await tap('month-5')
  await tap('date-20')
  await tap('save-birthday')
  expect(screen.getByText('5 月 20 日')).toBeTruthy()
  expect(screen.queryByText('去填写')).toBeNull()
})

test('asks for nothing where the brand gives nothing for it', async () => {
  cloudThatAnswers({ 'member.me': () => me(null) })
  await open()
  expect(document.getElementById('birthday')).toBeNull()
})

test('says under privacy what was kept of it', async () => {
  cloudThatAnswers({ 'member.me': () => me({ monthDay: '05-20', state: 'coming', nextDay: '2027-05-01' }) })
  await open()
  await tap('see-privacy')
  expect(screen.getByText('5 月 20 日，不记年份')).toBeTruthy()
})

test('PM-03: the head and the birthday lead to the profile; a guest’s head leads nowhere', async () => {
  let told = me({ monthDay: '05-20', state: 'coming', nextDay: '2027-05-01' })
  cloudThatAnswers({ 'member.me': () => told })
  await open()
  await tap('open-profile')
  await tap('birthday')
  const opened = jest.mocked(Taro.navigateTo).mock.calls.map(([to]: unknown[]) => to)
  expect(opened).toEqual([{ url: '/member/profile/index' }, { url: '/member/profile/index' }])
  cleanup()
  told = { ...me(null), member: guest }
  await open()
  expect(document.getElementById('open-profile')).toBeNull()
})
