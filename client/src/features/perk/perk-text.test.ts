import { type Birthday, birthdayLine, giftText, givesLines, monthlyLine, perkText } from './perk-text'

const TODAY = '2026-11-22'
const monthly = { name: '知味月礼饮品券', nextDay: '2026-12-01' }
const birthday = (facts: Partial<Birthday> = {}): Birthday => ({
  monthDay: '05-20',
  gift: { points: 50, couponName: '生日米糕券' },
  state: 'coming',
  nextDay: '2027-05-01',
  ...facts,
})

test.each([
  ['given', '11 月的会员券已发到券包', '知味月礼饮品券 · 下一张 12 月 1 日自动发'],
  ['waiting', '知味月礼饮品券补货后送到', '已经为你留着，不用再领'],
  ['coming', '11 月的会员券今天送到', '知味月礼饮品券'],
] as const)('the coupon of the month, %s', (state, title, note) =>
  expect(monthlyLine({ ...monthly, state }, TODAY)).toEqual({ title, note }),
)

test.each<[string, Birthday, string, string]>([
  [
    'unknown',
    birthday({ state: 'unknown', monthDay: '', nextDay: '' }),
    '填生日，领生日礼',
    '50 积分和一张生日米糕券，只填月和日',
  ],
  ['to come', birthday(), '生日礼 2027 年 5 月 1 日送到', '50 积分和一张生日米糕券 · 生日 5 月 20 日'],
  [
    'to come today',
    birthday({ nextDay: TODAY }),
    '生日礼今天送到',
    '50 积分和一张生日米糕券 · 生日 5 月 20 日',
  ],
  [
    'given',
    birthday({ state: 'given' }),
    '今年的生日礼已送到',
    '50 积分和一张生日米糕券 · 下一份 2027 年 5 月 1 日',
  ],
  ['sold out', birthday({ state: 'waiting' }), '生日礼的券补货后送到', '已经为你留着，不用再领'],
])('a birthday gift %s', (_case, of, title, note) => expect(birthdayLine(of, TODAY)).toEqual({ title, note }))

test('a tier without a gift says nothing of it', () =>
  expect(birthdayLine(birthday({ gift: null }), TODAY)).toBeNull())

test('what a tier gives, on its card', () => {
  const gives = {
    tierId: 'a',
    monthly: '月礼券',
    birthday: { points: 0, couponName: '米糕券' },
    exclusive: ['新茶一盒'],
  }
  expect(givesLines(gives)).toEqual(['每月一张月礼券', '生日送一张米糕券', '专属兑换：新茶一盒'])
  expect(givesLines(undefined)).toEqual([])
  expect(giftText({ points: 1200, couponName: '' })).toBe('1,200 积分')
})

test('where a coupon came from', () => {
  expect(perkText({ kind: 'monthly', period: '2026-11' })).toBe('2026 年 11 月的会员券')
  expect(perkText({ kind: 'birthday', period: '2027' })).toBe('2027 年的生日礼')
})
