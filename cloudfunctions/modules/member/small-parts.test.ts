import { DAY_MS } from '@shared/domain/calendar/units'
import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { logged } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { codesOfMember, payCodesOf } from './code-of-member'
import { noteSeen } from './note-seen'
import { redeemedBy } from './redeemed-by'

const shop = testShop()
const { lin } = PEOPLE

describe('the rotating codes', () => {
  test('of a card and of its stored value change by step and never are each other', () => {
    const member = givenMember(shop, lin)
    const [card, pay] = [codesOfMember(member, shop.now()), payCodesOf(member, shop.now())]
    expect(card.steps.length).toBeGreaterThan(1)
    expect(pay.steps).toHaveLength(card.steps.length)
    const codes = [...card.steps, ...pay.steps].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.every(code => code !== '' && !code.includes('openid'))).toBe(true)
  })

  test('of a guest open a card and no purse', () => {
    const guest = givenMember(shop, lin, { state: 'guest' })
    expect(codesOfMember(guest, shop.now()).steps.length).toBeGreaterThan(1)
    expect(payCodesOf(guest, shop.now()).steps).toEqual([])
  })

  test('of a person who never came are none', () => {
    expect(codesOfMember(null, shop.now()).steps).toEqual([])
    expect(payCodesOf(null, shop.now()).steps).toEqual([])
  })
})

describe('that the owner has opened the card', () => {
  const seen = (member: Parameters<typeof noteSeen>[0]) =>
    noteSeen(member, { brand: brandOf(shop), now: shop.now() })

  test.each([
    ['2026-11-15', true],
    ['2026-11-16', false],
    ['2026-11-22', false],
  ])('is noted once a week: last seen on %s, noted now is %s', async (lastSeenDay, noted) => {
    const member = givenMember(shop, lin, { lastSeenDay })
    await seen(member)
    expect(memberOf(shop, lin)).toEqual({ ...member, lastSeenDay: noted ? '2026-11-22' : lastSeenDay })
    expect(shop.trips).toHaveLength(noted ? 1 : 0)
  })

  test('counts from joining for a card that was never seen since', async () => {
    const { lastSeenDay: _none, ...member } = givenMember(shop, lin, { joinedAt: shop.now() - 7 * DAY_MS })
    shop.given({ members: [member] })
    await seen(member)
    expect(memberOf(shop, lin).lastSeenDay).toBe('2026-11-22')
  })

  test.each([
    ['a person who never came', () => null],
    ['a guest', () => givenMember(shop, lin, { state: 'guest', lastSeenDay: '2026-01-01' })],
  ])('is nothing for %s', async (_who, member) => {
    await seen(member())
    expect(shop.trips).toEqual([])
  })

  test('is lost to a command at the same moment and never raises the sequence number', async () => {
    const member = givenMember(shop, lin, { lastSeenDay: '2026-01-01' })
    shop.change('members', member._id, { seq: 2 })
    await seen(member)
    expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lastSeenDay: '2026-01-01' })
  })

  test('never fails the look', async () => {
    const member = givenMember(shop, lin, { lastSeenDay: '2026-01-01' })
    shop.between(/^members.update/, () => {
      throw new Error('the database is away')
    })
    await seen(member)
    expect(logged('error')).toEqual(['member.seen-not-noted'])
  })
})

test('a clerk’s redemptions of a day are those in force, of several coupons and several of one', async () => {
  const use = (clerkDay: string, voided = false) =>
    ({ clerkDay, ...(voided ? { voided: { at: 1, by: 'x', commandId: 'c', reason: '' } } : {}) }) as CouponUse
  const today = 'shanze:openid-chen:2026-11-22'
  const coupon = (_id: string, uses: CouponUse[]) => ({ _id, uses, dueAt: 9 }) as CouponDoc
  shop.given({
    coupons: [
      coupon('a', [use(today), use(today), use('shanze:openid-chen:2026-11-21')]),
      coupon('b', [use(today, true), use('shanze:openid-shen:2026-11-22')]),
      coupon('c', [use(today)]),
      coupon('d', []),
    ],
  })
  expect(await redeemedBy('shanze:openid-chen', '2026-11-22')).toBe(3)
  expect(await redeemedBy('shanze:openid-chen', '2026-11-23')).toBe(0)
  expect(shop.trips).toHaveLength(2)
})
