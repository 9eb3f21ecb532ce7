import type { MemberDoc } from '@shared/domain/account/types'
import { writtenWith } from '@shared/domain/member/written-with'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { bookOnMember, write } from './book-on-member'
import { LIN_ID, plain } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE

const named = (nameInitial: string) => (snapshot: { member: MemberDoc }) => ({
  kind: 'booked' as const,
  ...writtenWith(snapshot.member, { nameInitial }, brandOf(shop), shop.now()),
})
const book = <T extends { kind: string }>(decide: Parameters<typeof bookOnMember<T>>[3]) =>
  bookOnMember<T>(LIN_ID, brandOf(shop), shop.now(), decide)
const others = (times: number) => {
  for (let i = 0; i < times; i += 1) {
    shop.between(/^members.update/, () =>
      shop.change('members', LIN_ID, { seq: memberOf(shop, lin).seq + 1 }),
    )
  }
}

test('a person without a document is a guest with a card number, written by the first decision', async () => {
  const outcome = await book(named('林'))
  expect(outcome).toMatchObject({
    kind: 'booked',
    member: { _id: LIN_ID, state: 'guest', seq: 1, nameInitial: '林' },
  })
  expect(memberOf(shop, lin)).toMatchObject({ cardNo: expect.stringMatching(/^\d{10}$/), seq: 1 })
})

test('nothing is written for a guest about whom nothing is decided', async () => {
  expect(await book(() => ({ kind: 'nothing' as const }))).toMatchObject({
    kind: 'nothing',
    member: { seq: 0 },
  })
  expect(shop.all('members')).toEqual([])
})

test('any other decision comes back with the member it was made from', async () => {
  const member = givenMember(shop, lin)
  const outcome = await book(({ member: { seq } }) => ({ kind: 'refused' as const, seq }))
  expect(outcome).toEqual({ kind: 'refused', seq: 1, member })
})

test('the write of a member names the sequence number it was decided from', async () => {
  const member = givenMember(shop, lin, { journal: [plain('a')] })
  expect(await book(named('林'))).toMatchObject({ kind: 'booked', member: { seq: 2 } })
  expect(memberOf(shop, lin)).toMatchObject({
    ...member,
    nameInitial: '林',
    seq: 2,
    dueAt: shop.now() + 20_000,
    calendarDueAt: expect.anything(),
  })
})

test.each([
  [4, 'booked', 5],
  [5, 'busy', 5],
])('a race lost %i times ends %s after %i looks', async (lost, kind, looks) => {
  givenMember(shop, lin)
  others(lost)
  const decide = jest.fn(named('林'))
  expect(await book(decide)).toMatchObject({ kind })
  expect(decide).toHaveBeenCalledTimes(looks)
  expect(memberOf(shop, lin).nameInitial).toBe(kind === 'booked' ? '林' : '')
})

test('a full journal is archived and the command decides again from the empty one', async () => {
  givenMember(shop, lin, { journal: [plain('a')] })
  const outcome = await book(({ member, journals }) => {
    if (member.journal.length > 0) return { kind: 'archive-first' as const }
    expect(journals).toEqual([[]])
    return named('林')({ member })
  })
  expect(outcome).toMatchObject({ kind: 'booked', member: { nameInitial: '林', journal: [] } })
  expect(shop.all('ledger')).toEqual([plain('a')])
})

test('a first document that another run inserts meanwhile is decided from', async () => {
  shop.between(/^members.add/, () => void givenMember(shop, lin))
  expect(await book(named('林'))).toMatchObject({ kind: 'booked', member: { state: 'member', seq: 2 } })
})

test('a card that was merged away is never written; the card of today is', async () => {
  const card = givenMember(shop, lin)
  const survivor = { ...card, _id: 'shanze:openid-of-today', cardNo: '6200000027' }
  shop.given({ members: [{ ...card, mergedInto: survivor._id, journal: [plain('a')] }, survivor] })
  expect(await write(card, { ...card, seq: 2, nameInitial: '林' })).toBe(false)
  const outcome = await book(({ member, journals }) => {
    expect(journals).toEqual([[plain('a')], []])
    return named('林')({ member })
  })
  expect(outcome).toMatchObject({ kind: 'booked', member: { _id: survivor._id, nameInitial: '林' } })
  expect(memberOf(shop, lin)).toMatchObject({ nameInitial: '', seq: 1 })
})

test('two runs that write the same guest are one document', async () => {
  const guest = { ...givenMember(shop, lin), seq: 0 }
  expect(await write(guest, { ...guest, seq: 1 })).toBe(false)
})
