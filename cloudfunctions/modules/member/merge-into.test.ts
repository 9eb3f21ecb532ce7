import type { MemberDoc } from '@shared/domain/account/types'
import { logged } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { mergeInto } from './merge-into'
import { loseRaces } from './testing/cards'

const shop = testShop()
const { lin, gu } = PEOPLE
const FAR = '2027-11-30'

const merge = (isAllowed: (into: MemberDoc, from: MemberDoc | null) => boolean = () => true) =>
  mergeInto({
    fromId: shop.memberId(gu),
    intoId: shop.memberId(lin),
    brand: brandOf(shop),
    now: shop.now(),
    isAllowed,
  })
/** Gu's card with 40 points, to become part of Lin's. */
const cards = (from: Partial<MemberDoc> = {}, into: Partial<MemberDoc> = {}) => {
  givenMember(shop, gu, { lots: [{ day: FAR, points: 40 }], ...from })
  givenMember(shop, lin, into)
}
const full = (memberId: string) =>
  Array.from({ length: 20 }, (_none, i) => ({
    _id: `e${i}:${memberId}`,
    memberId,
    kind: 'perk',
    seq: 1,
  })) as never[]

test('both cards and the marks of both are written in one transaction of eight trips', async () => {
  cards()
  expect(await merge()).toMatchObject({
    kind: 'merged',
    fromId: shop.memberId(gu),
    moved: 40,
    into: { seq: 2 },
  })
  expect(shop.trips.map(({ what }) => what).filter(what => what.startsWith('transaction'))).toEqual([
    'transaction.start',
    'transaction members.get shanze:openid-gu',
    'transaction members.get shanze:openid-lin',
    'transaction members.set shanze:openid-gu',
    'transaction members.set shanze:openid-lin',
    'transaction coupons.set merged:shanze:openid-gu',
    'transaction coupons.set merged:shanze:openid-lin',
    'transaction.commit',
  ])
  expect(memberOf(shop, lin)).toMatchObject({ lots: [{ points: 40 }], formerIds: [shop.memberId(gu)] })
})

test('the caller’s condition is asked of both documents inside the transaction', async () => {
  cards()
  const isAllowed = jest.fn(() => false)
  expect(await merge(isAllowed)).toEqual({ kind: 'not-allowed' })
  expect(isAllowed.mock.calls).toEqual([[memberOf(shop, lin), memberOf(shop, gu)]])
  expect(memberOf(shop, gu)).toMatchObject({ mergedInto: '', lots: [{ points: 40 }] })
  expect(shop.all('coupons')).toEqual([])
})

test('a giver without a document is asked about as null and merged as a guest', async () => {
  givenMember(shop, lin)
  const isAllowed = jest.fn(() => true)
  expect(await merge(isAllowed)).toMatchObject({ kind: 'merged', moved: 0 })
  expect(isAllowed.mock.calls).toMatchObject([[{ _id: shop.memberId(lin) }, null]])
  expect(memberOf(shop, gu)).toMatchObject({
    mergedInto: shop.memberId(lin),
    cardNo: expect.stringMatching(/^\d{10}$/),
  })
})

test.each([
  [
    'an exchange holds points of the giver',
    { holds: [{ exchangeId: 'e', until: 9, lots: [] }] },
    {},
    'holds',
  ],
  ['the taker is no member', {}, { state: 'closed' as const }, 'not-member'],
])('it is refused when %s', async (_what, from, into, reason) => {
  cards(from, into)
  expect(await merge()).toEqual({ kind: 'refused', reason })
  expect(memberOf(shop, gu).mergedInto).toBe('')
})

test.each([
  ['the giver’s', (entries: never[]) => cards({ journal: entries }), gu],
  ['the taker’s', (entries: never[]) => cards({}, { journal: entries }), lin],
])('a full journal of %s is archived and the merge goes on', async (_whose, given, by) => {
  given(full(shop.memberId(by)))
  expect(await merge()).toMatchObject({ kind: 'merged', moved: 40 })
  expect(shop.all('ledger')).toHaveLength(20)
  expect(shop.all<{ memberId: string }>('ledger')[0]?.memberId).toBe(shop.memberId(by))
})

test('journals that are full again and again end in busy, and nothing is merged', async () => {
  cards({ journal: full(shop.memberId(gu)) })
  loseRaces(shop, gu, 5)
  expect(await merge()).toEqual({ kind: 'busy' })
  expect(memberOf(shop, gu).mergedInto).toBe('')
})

describe('cards that were merged by then', () => {
  test('into each other are merged already, whichever of them gave', async () => {
    cards({ mergedInto: 'shanze:openid-lin' }, { formerIds: ['shanze:openid-gu'] })
    expect(await merge()).toMatchObject({
      kind: 'merged',
      fromId: shop.memberId(gu),
      into: { _id: shop.memberId(lin) },
      moved: 0,
    })
    cards({ mergedInto: '', formerIds: ['shanze:openid-lin'] }, { mergedInto: 'shanze:openid-gu' })
    expect(await merge()).toMatchObject({ fromId: shop.memberId(lin), into: { _id: shop.memberId(gu) } })
  })

  test.each([
    ['the giver into a third', { mergedInto: 'shanze:openid-he' }, {}],
    ['the taker into a third', {}, { mergedInto: 'shanze:openid-he' }],
  ])('%s: it is busy, to be decided again', async (_what, from, into) => {
    cards(from, into)
    givenMember(shop, PEOPLE.he)
    expect(await merge()).toEqual({ kind: 'busy' })
    expect(memberOf(shop, PEOPLE.he).seq).toBe(1)
  })

  test('a taker without a document is busy, too', async () => {
    givenMember(shop, gu)
    expect(await merge()).toEqual({ kind: 'busy' })
  })

  test('a giver without a document and a taker in a third card are busy', async () => {
    givenMember(shop, lin, { mergedInto: 'shanze:openid-he' })
    givenMember(shop, PEOPLE.he)
    expect(await merge()).toEqual({ kind: 'busy' })
  })
})

describe('a commit that fails', () => {
  const failing = (act: () => unknown = () => undefined) =>
    shop.between(/^transaction.commit/, () => {
      act()
      throw new Error('the answer is lost')
    })

  test('and did not happen is thrown', async () => {
    cards()
    failing()
    await expect(merge()).rejects.toThrow('the answer is lost')
    expect(memberOf(shop, gu).mergedInto).toBe('')
  })

  test('and happened all the same is merged, with a warning', async () => {
    cards()
    failing(() => {
      shop.change('members', shop.memberId(gu), { mergedInto: shop.memberId(lin) })
      shop.change('members', shop.memberId(lin), { formerIds: [shop.memberId(gu)] })
    })
    expect(await merge()).toMatchObject({ kind: 'merged', fromId: shop.memberId(gu), moved: 0 })
    expect(logged('warn')).toEqual(['merge.answer-lost'])
  })

  test('while the giver went into a third card is thrown', async () => {
    cards()
    failing(() => shop.change('members', shop.memberId(gu), { mergedInto: 'shanze:openid-he' }))
    await expect(merge()).rejects.toThrow('the answer is lost')
  })
})

test.each([
  ['a giver that some may name', { phoneId: 'ph:shanze:mark' }, 1],
  ['a giver that none names', { phoneId: '' }, 0],
])('identities of %s are looked for: %p, %i times', async (_what, from, looks) => {
  cards(from)
  await merge()
  expect(memberOf(shop, gu).movingIdentities).toBe(false)
  expect(shop.trips.filter(({ what }) => what.startsWith('identities.find'))).toHaveLength(looks)
})
