import type { IdentityDoc } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import { removeWhere } from '../../platform/database'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { announceRelease, moveIdentities, releaseIdentity, sweepIdentity } from './release-identity'
import { reserveIdentity } from './reserve-identity'
import { identitiesOf } from './testing/cards'

const shop = testShop()
const { lin, gu, linAgain } = PEOPLE
const PHONE = 'ph:shanze:mark'
const LIN = 'shanze:openid-lin'

const given = (over: Partial<IdentityDoc> = {}): IdentityDoc => {
  const own = { _id: PHONE, brandId: 'shanze', kind: 'phone' as const, memberId: LIN, token: 'before' }
  const identity = { ...own, createdAt: 5, dueAt: NEVER, ...over }
  shop.given({ identities: [identity] })
  return identity
}
const phone = () => shop.one<IdentityDoc>('identities', PHONE)
const reserve = (member = givenMember(shop, lin)) => reserveIdentity(PHONE, 'phone', member, shop.now())
const gone = () => removeWhere('identities', { _id: PHONE })

describe('reserving an identity', () => {
  test('writes it under the member in hand, to be confirmed within a quarter of an hour', async () => {
    expect(await reserve()).toBe('reserved')
    expect(phone()).toEqual({
      _id: PHONE,
      brandId: 'shanze',
      kind: 'phone',
      memberId: LIN,
      token: expect.stringMatching(/.{16,}/),
      createdAt: shop.now(),
      dueAt: shop.now() + 900_000,
    })
    expect(shop.trips.filter(({ what }) => !what.startsWith('wake'))).toHaveLength(1)
  })

  test.each([
    ['their own', LIN],
    ['that of a card they had before', 'shanze:openid-lin-again'],
  ])(
    'anew when it is %s draws another token, so that a release decided before cannot take it',
    async (_what, memberId) => {
      given({ memberId })
      expect(await reserve(givenMember(shop, lin, { formerIds: ['shanze:openid-lin-again'] }))).toBe(
        'reserved',
      )
      expect(phone()).toMatchObject({ memberId: LIN, createdAt: shop.now(), dueAt: shop.now() + 900_000 })
      expect(phone().token).not.toBe('before')
      await releaseIdentity(PHONE, 'before')
      expect(identitiesOf(shop)).toHaveLength(1)
    },
  )

  test('of another card is refused and changes nothing', async () => {
    const before = given({ memberId: 'shanze:openid-gu' })
    expect(await reserve()).toBe('taken')
    expect(phone()).toEqual(before)
  })

  test('that another takes between look and write is refused', async () => {
    given()
    shop.between(/^identities.update/, () => given({ memberId: 'shanze:openid-gu' }))
    expect(await reserve()).toBe('taken')
    expect(phone().memberId).toBe('shanze:openid-gu')
  })

  test('that is released between insert and look is reserved at the next try', async () => {
    given()
    shop.between(/^identities.get/, gone)
    expect(await reserve()).toBe('reserved')
    expect(phone().token).not.toBe('before')
  })

  test('that changes hands again and again is a failure and not an endless loop', async () => {
    given()
    for (let i = 0; i < 5; i += 1) {
      shop.between(/^identities.add/, () => given())
      shop.between(/^identities.get/, gone)
    }
    await expect(reserve()).rejects.toThrow('again and again')
  })

  test.each([
    ['at the moment of a closing', 0, 1],
    ['before it, by a clock that is behind', -9, 1],
    ['after it', 9, 9],
  ])('%s counts as after it: a late sweeper leaves it', async (_when, ms, after) => {
    const at = shop.now() - ms
    await reserve(givenMember(shop, lin, { closings: [{ memberId: LIN, at }] }))
    expect(phone().createdAt).toBe(at + after)
  })
})

describe('releasing an identity', () => {
  test('is announced first: due within a quarter of an hour under a new token', async () => {
    given()
    const token = await announceRelease(PHONE, givenMember(shop, lin), shop.now())
    expect(phone()).toMatchObject({ token, dueAt: shop.now() + 900_000, memberId: LIN, createdAt: 5 })
    await releaseIdentity(PHONE, token)
    expect(identitiesOf(shop)).toEqual([])
  })

  test('announces that of a card had before as well, and none of another card', async () => {
    const member = givenMember(shop, lin, { formerIds: [shop.memberId(linAgain)] })
    given({ memberId: shop.memberId(linAgain) })
    const token = await announceRelease(PHONE, member, shop.now())
    expect(phone().token).toBe(token)
    const others = given({ memberId: shop.memberId(gu) })
    await announceRelease(PHONE, member, shop.now())
    expect(phone()).toEqual(others)
  })

  test('with a token that is not the newest removes nothing', async () => {
    const before = given()
    await releaseIdentity(PHONE, 'another')
    expect(phone()).toEqual(before)
  })
})

describe('an identity that was not confirmed', () => {
  test.each([
    ['the member names it as their number', { phoneId: PHONE }, true],
    ['the member has shown it as their union', { unionIds: [PHONE] }, true],
    ['the member names another number', { phoneId: 'ph:shanze:other' }, false],
    ['the member has closed the account', { phoneId: PHONE, state: 'closed' as const }, false],
  ])('where %s: it stays is %s', async (_what, over, stays) => {
    givenMember(shop, lin, over)
    await sweepIdentity(given({ dueAt: shop.now() }))
    expect(identitiesOf(shop).map(({ dueAt }) => dueAt)).toEqual(stays ? [NEVER] : [])
  })

  test('of a person without a document is removed', async () => {
    await sweepIdentity(given({ dueAt: shop.now() }))
    expect(identitiesOf(shop)).toEqual([])
  })

  test('of a merged card names the card of today', async () => {
    const card = givenMember(shop, lin, { mergedInto: shop.memberId(gu) })
    givenMember(shop, gu, { phoneId: PHONE, formerIds: [card._id] })
    await sweepIdentity(given({ dueAt: shop.now() }))
    expect(phone()).toMatchObject({ memberId: shop.memberId(gu), dueAt: NEVER })
  })

  test.each([
    ['confirmed', { phoneId: PHONE }],
    ['removed', {}],
  ])('that was reserved anew meanwhile is not %s by the older run', async (_what, over) => {
    givenMember(shop, lin, over)
    const older = given({ dueAt: shop.now() })
    const newer = given({ token: 'newer', dueAt: 77 })
    await sweepIdentity(older)
    expect(phone()).toEqual(newer)
  })
})

test('after a merge the identities that the taker knows name the taker, the others are removed', async () => {
  const from = givenMember(shop, lin, { mergedInto: shop.memberId(gu), movingIdentities: true, seq: 4 })
  givenMember(shop, gu, { phoneId: PHONE })
  given()
  given({ _id: 'un:shanze:mark', kind: 'union' })
  const others = given({ _id: 'ph:shanze:of-another', memberId: shop.memberId(linAgain) })
  await moveIdentities(from)
  expect(identitiesOf(shop)).toMatchObject([
    { _id: PHONE, memberId: shop.memberId(gu), dueAt: NEVER },
    others,
  ])
  expect(memberOf(shop, lin).movingIdentities).toBe(false)
})

test('a giver that was written meanwhile owes the move to a later run', async () => {
  const from = givenMember(shop, lin, { mergedInto: shop.memberId(gu), movingIdentities: true, seq: 4 })
  shop.change('members', from._id, { seq: 5 })
  await moveIdentities(from)
  expect(memberOf(shop, lin).movingIdentities).toBe(true)
})
