import { withCheckDigit } from '@shared/domain/codes/check-digit'
import type { StaffDoc } from '@shared/domain/staff/types'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE

const adjust = (by: Someone, cardNo = memberOf(shop, lin).cardNo, points = 60) =>
  shop.when(by, 'adjustment.adjust', { commandId: shop.command(), cardNo, points, reason: '补记' })
const UNKNOWN = withCheckDigit('123456789')

test.each([
  ['a clerk', chen, 'NOT_MANAGER'],
  ['a customer', gu, 'NOT_STAFF'],
])('%s adjusts nothing', async (_who, by, code) => {
  givenMember(shop, lin)
  const before = JSON.stringify(shop.database.dump())
  expect(await adjust(by)).toMatchObject({ ok: false, code })
  expect(JSON.stringify(shop.database.dump())).toBe(before)
})

test('a manager who has left adjusts nothing', async () => {
  givenMember(shop, lin)
  shop.change('staff', 'shanze:openid-shen', { active: false })
  expect(await adjust(shen)).toMatchObject({ code: 'NOT_STAFF' })
  expect(memberOf(shop, lin).seq).toBe(1)
})

test.each([
  ['their own card', () => givenMember(shop, shen)],
  ['a card they had before a merge', () => givenMember(shop, lin, { formerIds: [shop.memberId(shen)] })],
])('a manager is refused %s, be it little or much', async (_what, given) => {
  const { cardNo } = given()
  const before = JSON.stringify(shop.database.dump())
  expect(await adjust(shen, cardNo)).toMatchObject({ code: 'OWN_CARD' })
  expect(await adjust(shen, cardNo, 501)).toMatchObject({ code: 'OWN_CARD' })
  expect(JSON.stringify(shop.database.dump())).toBe(before)
  expect(await adjust(he, cardNo)).toMatchObject({ ok: true })
})

test('a card that becomes their own between look and write is refused too', async () => {
  const { cardNo, _id } = givenMember(shop, lin)
  shop.between(/^members.get/, () => shop.change('members', _id, { formerIds: [shop.memberId(shen)] }))
  expect(await adjust(shen, cardNo)).toMatchObject({ code: 'OWN_CARD' })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 1, lots: [] })
  expect(shop.all('staffDays')).toEqual([])
})

describe('an unknown card number', () => {
  const tries = () => shop.one<StaffDoc>('staff', 'shanze:openid-shen').deskTries

  test('counts as a failed try at the desk', async () => {
    expect(await adjust(shen, UNKNOWN)).toMatchObject({ ok: false, code: 'CODE_UNKNOWN' })
    expect(tries()).toEqual({ failed: 1, at: shop.now() })
  })

  test('a card of the other brand is unknown here and stays as it is', async () => {
    givenMember(shop, lin, { brandId: 'lanxi' })
    const before = JSON.stringify(memberOf(shop, lin))
    expect(await adjust(shen)).toMatchObject({ code: 'CODE_UNKNOWN' })
    expect(JSON.stringify(memberOf(shop, lin))).toBe(before)
    expect(tries()).toMatchObject({ failed: 1 })
  })

  test('makes the guesser wait after five, also for a card that exists', async () => {
    givenMember(shop, lin)
    for (let tried = 1; tried <= 5; tried += 1) {
      expect(await adjust(shen, UNKNOWN)).toMatchObject({ code: 'CODE_UNKNOWN' })
    }
    expect(await adjust(shen)).toMatchObject({ code: 'TOO_MANY_TRIES' })
    expect(memberOf(shop, lin).seq).toBe(1)
    shop.pass(15_000)
    expect(await adjust(shen)).toMatchObject({ ok: true })
  })
})

test('a race that is lost five times is refused, and each attempt has left the member alone', async () => {
  const { _id } = givenMember(shop, lin)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    shop.between(/^members.update/, () => shop.change('members', _id, { seq: memberOf(shop, lin).seq + 1 }))
  }
  expect(await adjust(shen)).toMatchObject({ ok: false, code: 'BUSY' })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 6, lots: [], journal: [] })
})

test('a race that is lost once decides again from what the other wrote', async () => {
  const { _id } = givenMember(shop, lin)
  const lots = [{ day: '2027-11-30', points: 5 }]
  shop.between(/^members.update/, () => shop.change('members', _id, { seq: 2, lots }))
  expect(await adjust(shen)).toMatchObject({ data: { points: { active: 65 } } })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 3, adjustedAlone: { points: 60 } })
})

test('the same command at the same moment books once', async () => {
  const { cardNo } = givenMember(shop, lin)
  const input = { commandId: 'command-of-two-phones', cardNo, points: 60, reason: '补记' }
  shop.between(/^members.update/, () => shop.must(shen, 'adjustment.adjust', input))
  expect(await shop.when(shen, 'adjustment.adjust', input)).toMatchObject({
    data: { state: 'booked', points: { active: 60 } },
  })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, journal: [{ kind: 'adjust' }] })
})

test('a command id that served another purpose today conflicts', async () => {
  const { cardNo } = givenMember(shop, lin)
  await shop.must(shen, 'adjustment.adjust', {
    commandId: 'command-of-many-uses',
    cardNo,
    points: 1,
    reason: '补记',
  })
  const [day] = shop.all<{ _id: string; commands: object[] }>('staffDays')
  const commands = day?.commands.map(each => ({ ...each, kind: 'credit' }))
  shop.change('staffDays', day?._id ?? '', { commands })
  shop.change('members', shop.memberId(lin), { journal: [], adjustedAlone: undefined })
  const again = { commandId: 'command-of-many-uses', cardNo, points: 1, reason: '补记' }
  expect(await shop.when(shen, 'adjustment.adjust', again)).toMatchObject({ code: 'CONFLICT' })
})

test('a command id that booked days ago conflicts, also with a correction that would need a second person', async () => {
  const { cardNo } = givenMember(shop, lin)
  const small = { commandId: 'command-of-last-week', cardNo, points: 1, reason: '补记' }
  await shop.must(shen, 'adjustment.adjust', small)
  shop.pass(3 * 86_400_000)
  const large = { ...small, points: 600 }
  expect(await shop.when(shen, 'adjustment.adjust', large)).toMatchObject({ code: 'CONFLICT' })
  expect(shop.all('proposals')).toEqual([])
})
