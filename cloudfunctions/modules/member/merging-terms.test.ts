import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import { DAY_MS } from '@shared/domain/calendar/units'
import { unionIdentityIdOf } from '@shared/domain/ids'
import type { OrderDoc } from '@shared/domain/order/types'
import { personMark } from '../../platform/vault'
import { brandOf, givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { mergingCard } from './merging-card'
import { mergingTerms } from './merging-terms'

const shop = testShop()
const { lin, gu } = PEOPLE
const FROM = 'shanze:openid-gu'
const unionIdOf = (unionid: string) => unionIdentityIdOf('shanze', personMark('shanze', unionid))

/** A card its owner has not opened for long, without stored value. */
const asleep = (over: Partial<MemberDoc> = {}) =>
  givenMember(shop, lin, { lastSeenDay: '2026-08-16', ...over })
const terms = (other: MemberDoc, by: 'phone' | 'union' = 'phone', unionid = '') => {
  const caller = { openid: gu.openid, ...(unionid ? { unionid } : {}) }
  const context = { brand: brandOf(shop), caller, now: shop.now(), requestId: 'r' } as never
  return mergingTerms(context, { by, fromId: FROM }, other)
}
const request = (over: Partial<MergeRequest> = {}): MergeRequest => {
  const times = { askedAt: 1, dueAt: shop.now() + 1, endedAt: 0, stops: 0, noticeAt: 1 }
  return { id: 'r', fromId: FROM, identityId: 'ph', state: 'asked', ...times, ...over }
}

test('a union is WeChat’s own word: at once, without a trip', async () => {
  const inUse = asleep({ lastSeenDay: '2026-11-22', stored: { principalFen: 1, bonusFen: 0 } })
  const now = await terms(inUse, 'union')
  expect(now).toMatchObject({ kind: 'now' })
  expect(now.kind === 'now' && now.isStillFree(inUse)).toBe(true)
  expect(shop.trips).toEqual([])
})

test.each([
  ['a card asleep', {}, 'now'],
  ['a card seen 97 days ago', { lastSeenDay: '2026-08-17' }, 'waits'],
  ['a card seen 98 days ago', { lastSeenDay: '2026-08-16' }, 'now'],
  ['a card with principal', { stored: { principalFen: 1, bonusFen: 0 } }, 'waits'],
  ['a card with bonus', { stored: { principalFen: 0, bonusFen: 1 } }, 'waits'],
  [
    'a card whose owner stopped one before, long ago',
    { mergeRequest: request({ state: 'lapsed', stops: 1, endedAt: 1 }) },
    'waits',
  ],
])('behind a number alone %s is merged by terms %s%s', async (_what, over, kind) => {
  expect((await terms(asleep(over))).kind).toBe(kind)
})

test('at once is asked again of the card as it is inside the transaction', async () => {
  const now = await terms(asleep())
  if (now.kind !== 'now') throw new Error(now.kind)
  expect(now.isStillFree(asleep())).toBe(true)
  expect(now.isStillFree(asleep({ lastSeenDay: '2026-11-22' }))).toBe(false)
})

test.each([
  ['of the same person', 'union-lin', 'now'],
  ['of another person', 'union-gu', 'waits'],
  ['that is not named', '', 'waits'],
])('a card in use and a union %s', async (_what, unionid, kind) => {
  const other = asleep({ unionIds: [unionIdOf('union-lin')], lastSeenDay: '2026-11-22' })
  expect((await terms(other, 'phone', unionid)).kind).toBe(kind)
})

test('a card asleep that knows another person’s union waits', async () => {
  expect((await terms(asleep({ unionIds: [unionIdOf('union-lin')] }), 'phone', 'union-gu')).kind).toBe(
    'waits',
  )
})

test.each([
  ['90 days ago', 90 * DAY_MS, 'shanze:openid-lin', 'waits'],
  ['a millisecond before', 90 * DAY_MS + 1, 'shanze:openid-lin', 'now'],
  ['lately under an id it had before', DAY_MS, 'shanze:openid-before', 'waits'],
  ['lately by another person', DAY_MS, 'shanze:openid-he', 'now'],
])('a payment %s is a use of the card by its own account', async (_when, ms, memberId, kind) => {
  const order = {
    _id: 'o1',
    memberId,
    brandId: 'shanze',
    paid: { at: shop.now() - ms },
    dueAt: 9,
  } as OrderDoc
  shop.given({ orders: [order] })
  expect((await terms(asleep({ formerIds: ['shanze:openid-before'] }))).kind).toBe(kind)
  expect(shop.trips).toHaveLength(1)
})

test.each([
  ['this card asked and it waits', {}, { kind: 'waiting' }],
  ['this card asked and its time has come', { dueAt: 0 }, { kind: 'due' }],
  [
    'another card waits',
    { fromId: 'shanze:openid-he' },
    { kind: 'refused', refusal: { reason: 'another-waits' } },
  ],
  ['it lapsed', { state: 'lapsed' as const }, { kind: 'waits' }],
])('where %s, the terms are %p', async (_what, over, expected) => {
  const other = asleep({ lastSeenDay: '2026-11-22', mergeRequest: request(over) })
  expect(await terms(other)).toMatchObject(expected)
})

test.each([
  [-1, 'waiting'],
  [0, 'due'],
])('a request %i ms after its time is %s', async (ms, kind) => {
  const other = asleep({ lastSeenDay: '2026-11-22', mergeRequest: request({ dueAt: shop.now() - ms }) })
  expect((await terms(other)).kind).toBe(kind)
})

describe('the caller’s own card', () => {
  test('shows the coupons of every id and the stored value', async () => {
    for (const by of [lin, gu]) {
      await shop.must(by, 'coupon.claim', { commandId: shop.command(), batchId: 'shanze:autumn' })
    }
    const member = givenMember(shop, lin, { formerIds: [FROM], stored: { principalFen: 500, bonusFen: 20 } })
    const card = await mergingCard(member, member._id, brandOf(shop), shop.now())
    expect(card).toMatchObject({
      coupons: 2,
      member: { state: 'member' },
      stored: { principalFen: 500, bonusFen: 20 },
    })
  })

  test('of a person who never came is a guest’s with nothing', async () => {
    const card = await mergingCard(null, FROM, brandOf(shop), shop.now())
    expect(card).toMatchObject({
      coupons: 0,
      member: { state: 'guest' },
      stored: { principalFen: 0, bonusFen: 0 },
    })
  })

  test.each([
    ['has switched it off', { features: { mall: true, storedValue: false } }],
    ['has no rule for it', { storedValue: undefined as never }],
  ])('shows no stored value where the brand %s', async (_what, over) => {
    const card = await mergingCard(
      givenMember(shop, lin),
      'shanze:openid-lin',
      { ...brandOf(shop), ...over },
      shop.now(),
    )
    expect(card).not.toHaveProperty('stored')
  })
})
