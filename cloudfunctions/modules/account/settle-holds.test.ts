import type { MemberDoc } from '@shared/domain/account/types'
import type { ExchangeDoc, ExchangeState } from '@shared/domain/mall/types'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { settleHold, settleHolds } from './settle-holds'
import { LIN_ID } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE
const FAR = '2027-11-30'

const exchange = (_id: string, state: ExchangeState): ExchangeDoc =>
  ({ _id, brandId: 'shanze', memberId: LIN_ID, points: 30, state, createdAt: shop.now() }) as ExchangeDoc
const hold = (exchangeId: string) => ({ exchangeId, until: shop.now(), lots: [{ day: FAR, points: 30 }] })
const holding = (...ids: string[]): MemberDoc => givenMember(shop, lin, { holds: ids.map(hold), seq: 4 })

test('a member who holds nothing costs no trip', async () => {
  expect(await settleHolds(holding(), brandOf(shop), shop.now())).toBe(false)
  expect(shop.trips).toEqual([])
})

test.each([
  ['ready', 'post', []],
  ['received', 'post', []],
  ['void', 'void', [{ day: FAR, points: 30 }]],
] as const)(
  'the points held for an exchange that is %s are settled by a %s entry',
  async (state, kind, lots) => {
    shop.given({ exchanges: [exchange('e1', state)] })
    expect(await settleHolds(holding('e1'), brandOf(shop), shop.now())).toBe(true)
    expect(memberOf(shop, lin)).toMatchObject({ holds: [], lots, seq: 5, journal: [{ kind, ref: 'e1' }] })
  },
)

test('points of an exchange that is still open, or gone, stay held', async () => {
  shop.given({ exchanges: [exchange('e1', 'open')] })
  const member = holding('e1', 'e2')
  expect(await settleHolds(member, brandOf(shop), shop.now())).toBe(false)
  expect(memberOf(shop, lin)).toEqual(member)
})

test('of several holds every decided one is settled, one after the other', async () => {
  shop.given({ exchanges: [exchange('e1', 'ready'), exchange('e2', 'open'), exchange('e3', 'void')] })
  expect(await settleHolds(holding('e1', 'e2', 'e3'), brandOf(shop), shop.now())).toBe(true)
  expect(memberOf(shop, lin)).toMatchObject({ holds: [{ exchangeId: 'e2' }], seq: 6, lots: [{ points: 30 }] })
})

test('a hold that came along with a merge is settled on the card of today', async () => {
  shop.given({ exchanges: [{ ...exchange('e1', 'ready'), memberId: 'shanze:openid-before' }] })
  expect(await settleHolds(holding('e1'), brandOf(shop), shop.now())).toBe(true)
  expect(memberOf(shop, lin)).toMatchObject({ holds: [], journal: [{ kind: 'post' }] })
  expect(shop.all('members')).toHaveLength(1)
})

test('an exchange without a hold changes nothing and answers the member', async () => {
  const member = holding()
  expect(await settleHold(exchange('e1', 'ready'), brandOf(shop), shop.now())).toEqual(member)
  expect(memberOf(shop, lin)).toEqual(member)
})

test('a hold that cannot be settled beside others is left to the sweeper', async () => {
  holding('e1')
  for (let i = 0; i < 5; i += 1) {
    shop.between(/^members.update/, () =>
      shop.change('members', LIN_ID, { seq: memberOf(shop, lin).seq + 1 }),
    )
  }
  expect(await settleHold(exchange('e1', 'ready'), brandOf(shop), shop.now())).toBeNull()
  expect(memberOf(shop, lin).holds).toHaveLength(1)
  shop.given({ exchanges: [exchange('e1', 'ready')] })
  shop.change('members', LIN_ID, { dueAt: shop.now() })
  await shop.sweep()
  expect(memberOf(shop, lin).holds).toEqual([])
})
