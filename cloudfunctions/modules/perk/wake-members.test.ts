import type { MemberDoc } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import { latestPerkLookAt } from '@shared/domain/perk/due-perks'
import { logged } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { wakeMembers } from './wake-members'

const shop = testShop()
const { lin, gu } = PEOPLE
const wake = (deadlineAt = shop.now() + 1000): Promise<boolean> =>
  wakeMembers(brandOf(shop), shop.now(), deadlineAt)
const dueAt = (by = lin) => memberOf(shop, by).calendarDueAt

test.each([
  ['never', (): number => NEVER, true],
  ['after the last look of the month', (): number => latestPerkLookAt('Asia/Shanghai', shop.now()) + 1, true],
  ['at the last look of the month', (): number => latestPerkLookAt('Asia/Shanghai', shop.now()), false],
] as const)('a member who is looked at %s is due now: %s', async (_when, at, woken) => {
  const calendarDueAt = at()
  givenMember(shop, lin, { calendarDueAt })
  expect(await wake()).toBe(true)
  expect(dueAt()).toBe(woken ? shop.now() : calendarDueAt)
  expect(logged('log')).toEqual(woken ? ['perk.woken'] : [])
})

test.each([
  ['a guest', { state: 'guest' as const }],
  ['a closed account', { state: 'closed' as const }],
  ['a member of the other brand', { brandId: 'lanxi' }],
])('%s sleeps on', async (_who, over) => {
  const before = givenMember(shop, lin, { calendarDueAt: NEVER, ...over })
  expect(await wake()).toBe(true)
  expect(memberOf(shop, lin)).toEqual(before)
  expect(shop.trips).toHaveLength(1)
})

test('a brand that gives nothing wakes no member and looks nothing up', async () => {
  givenMember(shop, lin, { calendarDueAt: NEVER })
  const { perks: _none, ...brand } = brandOf(shop)
  expect(await wakeMembers(brand, shop.now(), shop.now() + 1000)).toBe(true)
  expect(dueAt()).toBe(NEVER)
  expect(shop.trips).toEqual([])
})

describe('C15: more than a page of members', () => {
  const asleep = () => {
    const card = givenMember(shop, gu, { calendarDueAt: NEVER })
    const members = Array.from({ length: 500 }, (_none, i) => ({
      ...card,
      _id: `shanze:sleeper-${i}`,
      cardNo: `card-${i}`,
    }))
    shop.given({ members })
  }
  const left = () =>
    shop.all<MemberDoc>('members').filter(({ calendarDueAt }) => calendarDueAt === NEVER).length

  test('is woken page by page in one run', async () => {
    asleep()
    expect(await wake()).toBe(true)
    expect(left()).toBe(0)
    expect(shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what !== 'wake.update')).toEqual([
      'members.find',
      'members.update',
      'members.find',
      'members.update',
    ])
    expect(JSON.parse(String(jest.mocked(console.log).mock.calls[0]?.[0]))).toMatchObject({ woken: 501 })
  })

  test('is left to the next run when the time is over, which goes on where this one stopped', async () => {
    asleep()
    expect(await wake(shop.now())).toBe(false)
    expect(left()).toBe(1)
    expect(await wake()).toBe(true)
    expect(left()).toBe(0)
  })
})

test('a member who is written meanwhile and no longer asleep keeps their time', async () => {
  const { _id } = givenMember(shop, lin, { calendarDueAt: NEVER })
  shop.between(/^members.update/, () => shop.change('members', _id, { calendarDueAt: 5 }))
  await wake()
  expect(dueAt()).toBe(5)
})
