import type { MemberDoc } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { processMember } from './process-member'

const shop = testShop()
const { lin, gu } = PEOPLE
const LIN = 'shanze:openid-lin'
const entry = { _id: 'e1', memberId: LIN, kind: 'perk', seq: 1 } as never
const given = (over: Partial<MemberDoc> = {}) => givenMember(shop, lin, { journal: [entry], ...over })
const process = (member = memberOf(shop, lin)) => processMember(member, shop.now())

test('the journal is archived and nothing else of a member with nothing due changes', async () => {
  const member = given()
  await process()
  expect(shop.all('ledger')).toEqual([entry])
  const { dueAt, calendarDueAt, ...after } = memberOf(shop, lin)
  expect(after).toEqual((({ dueAt: _d, calendarDueAt: _c, ...rest }) => ({ ...rest, journal: [] }))(member))
  expect(dueAt).toBe(NEVER)
})

test('points that ended are booked, and both entries reach the ledger', async () => {
  given({ lots: [{ day: '2026-11-21', points: 9 }] })
  await process()
  expect(memberOf(shop, lin)).toMatchObject({ lots: [], seq: 2, journal: [] })
  expect(shop.all<{ kind: string }>('ledger').map(({ kind }) => kind)).toEqual(['perk', 'roll'])
})

test('the perk of the month comes by itself, into wallet and stock', async () => {
  given({ tier: 'zhiwei', growth: 700 })
  await process()
  expect(memberOf(shop, lin).perks).toMatchObject({
    given: [{ kind: 'monthly', period: '2026-11' }],
    owed: [],
  })
  expect(shop.all('coupons')).toMatchObject([{ memberId: LIN, batchId: 'shanze:monthly-cup' }])
})

test('holds come first: what else is owed waits for the document as it is then', async () => {
  shop.given({
    exchanges: [
      { _id: 'x1', memberId: LIN, state: 'ready', points: 5, createdAt: 1, dueAt: NEVER } as ExchangeDoc,
    ],
  })
  given({ holds: [{ exchangeId: 'x1', until: 1, lots: [{ day: '2027-11-30', points: 5 }] }], seq: 4 })
  await process()
  expect(memberOf(shop, lin)).toMatchObject({ holds: [], journal: [entry, { kind: 'post' }], seq: 5 })
  expect(shop.all('ledger')).toEqual([])
  await process()
  expect(memberOf(shop, lin).journal).toEqual([])
})

test('a member who was booked on meanwhile is left to the next run', async () => {
  given({ lots: [{ day: '2026-11-21', points: 9 }] })
  shop.between(/^members.update/, () => shop.change('members', LIN, { seq: 7 }))
  await process()
  expect(memberOf(shop, lin)).toMatchObject({ seq: 7, journal: [entry], lots: [{ points: 9 }] })
  expect(shop.all('ledger')).toEqual([])
})

test.each([
  ['a closed account that owes it', { state: 'closed' as const, erasing: true }, 0],
  ['a closed account that does not', { state: 'closed' as const, erasing: false }, 1],
  ['a member, whatever it owes', { erasing: true }, 1],
])('%s is erased elsewhere: %i consents are left', async (_what, over, left) => {
  shop.given({ consents: [{ _id: `${LIN}:points-ending`, memberId: LIN, dueAt: NEVER }] })
  given({ closings: [{ memberId: LIN, at: shop.now() }], ...over })
  await process()
  expect(shop.all('consents')).toHaveLength(left)
})

test.each([
  [true, 'shanze:openid-gu'],
  [false, LIN],
])(
  'identities of a card that was merged are moved while it owes that: %s',
  async (movingIdentities, memberId) => {
    given({ mergedInto: shop.memberId(gu), state: 'closed', movingIdentities })
    givenMember(shop, gu, { phoneId: 'ph:1' })
    shop.given({
      identities: [{ _id: 'ph:1', memberId: LIN, token: 't', kind: 'phone', createdAt: 1, dueAt: NEVER }],
    })
    await process()
    expect(shop.one('identities', 'ph:1')).toMatchObject({ memberId })
  },
)

test('a merge that waits is seen to after everything else', async () => {
  const mergeRequest = {
    id: 'r',
    fromId: shop.memberId(gu),
    identityId: 'ph:1',
    state: 'asked' as const,
    askedAt: 1,
    dueAt: shop.now(),
    endedAt: 0,
    stops: 0,
    noticeAt: NEVER,
  }
  given({ mergeRequest, phoneId: 'ph:1' })
  givenMember(shop, gu)
  await process()
  expect(memberOf(shop, gu).mergedInto).toBe(LIN)
  expect(shop.all('ledger')).toContainEqual(entry)
})

test('a member of an unknown brand is an alarm', async () => {
  const member = given({ brandId: 'none' })
  await expect(process(member)).rejects.toThrow(`member ${LIN} belongs to an unknown brand`)
  expect(shop.all('ledger')).toEqual([])
})

test.each(['dueAt', 'calendarDueAt'])('the sweeper comes by %s', async field => {
  given({ dueAt: NEVER, calendarDueAt: NEVER, [field]: shop.now() })
  await shop.sweep()
  expect(shop.all('ledger')).toContainEqual(entry)
})
