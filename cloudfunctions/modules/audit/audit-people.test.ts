import type { LedgerEntry } from '@shared/domain/points/types'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditPeople } from './audit-people'
import { asking } from './testing/audited'

const shop = testShop()
const { lin, linAgain, gu } = PEOPLE
const LIN = 'shanze:openid-lin'
const FAR = '2027-11-30'
const broken = async () => (await auditPeople(asking(shop))).broken

test('people who paid, joined, claimed and merged are in order, and what they are owed is summed', async () => {
  await shop.joined(lin)
  await shop.paid(lin, 6800)
  await shop.paid(gu, 3200)
  expect(await auditPeople(asking(shop))).toMatchObject({
    broken: [],
    looked: 2,
    next: '',
    liability: { points: 100, debt: 0, storedPrincipalFen: 0, storedBonusFen: 0 },
  })
  await shop.sweep()
  expect(await broken()).toEqual([])
})

test('points without an entry are named, and entries without points', async () => {
  givenMember(shop, lin, { lots: [{ day: FAR, points: 5 }] })
  expect(await broken()).toEqual([`${LIN}: member.active is 5, its entries say 0`])
  givenMember(shop, lin)
  await shop.paid(lin, 6800)
  shop.change('members', LIN, { lots: [] })
  expect(await broken()).toContain(`${LIN}: member.active is 0, its entries say 68`)
})

test('an entry booked since the member was read is not counted yet', async () => {
  await shop.paid(lin, 6800)
  await shop.sweep()
  const [entry] = shop.all<LedgerEntry>('ledger')
  shop.given({ ledger: [{ ...entry, _id: 'later', seq: memberOf(shop, lin).seq + 1 }] })
  expect(await broken()).toEqual([])
  shop.given({ ledger: [{ ...entry, _id: 'later', seq: memberOf(shop, lin).seq }] })
  expect((await broken()).length).toBeGreaterThan(0)
})

test('a journal’s entry whose id another entry has in the ledger is named', async () => {
  await shop.paid(lin, 6800)
  const [entry] = memberOf(shop, lin).journal
  shop.given({ ledger: [{ ...entry, memberId: shop.memberId(gu), seq: 9 }] as object[] })
  expect(await broken()).toEqual([`${entry?._id}: another entry of that id is in the ledger`])
})

describe('the phone number of a card', () => {
  const reserve = (memberId: string) =>
    shop.given({
      identities: [
        { _id: 'ph:1', brandId: 'shanze', kind: 'phone', memberId, token: 't', createdAt: 1, dueAt: 9e15 },
      ],
    })

  test.each([
    ['is reserved for no card', null, ['reserved for']],
    ['is another card’s', 'shanze:openid-gu', ["is shanze:openid-gu's"]],
    ['is the card’s', LIN, []],
    ['is that of a card they had before', 'shanze:openid-lin-again', []],
  ])('%s', async (_what, holder, words) => {
    givenMember(shop, lin, { phoneId: 'ph:1', formerIds: [shop.memberId(linAgain)] })
    if (holder) reserve(holder)
    expect(await broken()).toEqual(words.map(word => expect.stringContaining(word)))
  })
})

describe('the gifts of a person', () => {
  test('that are counted against their day are in order, in the journal and in the ledger', async () => {
    await shop.paid(lin, 6800)
    expect(await broken()).toEqual([])
    await shop.sweep()
    expect(await broken()).toEqual([])
  })

  test.each([false, true])('that are not counted are named; archived before is %s', async archived => {
    await shop.paid(lin, 6800)
    if (archived) await shop.sweep()
    shop.change('members', LIN, { caps: [] })
    expect(await broken()).toEqual([`${LIN}: 1 gifts of shanze:gift on 2026-11-22, counted are 0`])
  })

  test('count for a card that was merged, under the ids it had', async () => {
    await shop.paid(lin, 6800)
    await shop.sweep()
    shop.change('members', LIN, { formerIds: [shop.memberId(linAgain)], caps: [] })
    for (const entry of shop.all<LedgerEntry>('ledger'))
      shop.given({ ledger: [{ ...entry, memberId: shop.memberId(linAgain) }] })
    expect(await broken()).toContain(`${LIN}: 1 gifts of shanze:gift on 2026-11-22, counted are 0`)
  })

  test('of a payment that is not known count for no day', async () => {
    const { orderId } = await shop.paid(lin, 6800)
    shop.change('members', LIN, { caps: [] })
    shop.change('orders', orderId, { paid: null })
    expect(await broken()).toEqual([])
  })
})

test('people of another brand are none of this audit, each is looked at once', async () => {
  givenMember(shop, lin, { lots: [{ day: FAR, points: 5 }], brandId: 'lanxi' })
  givenMember(shop, gu)
  expect(await auditPeople(asking(shop))).toMatchObject({ broken: [], looked: 1 })
})

test('five hundred people are a page, fifty of them in memory at once', async () => {
  const card = givenMember(shop, gu)
  const members = Array.from({ length: 500 }, (_none, i) => ({
    ...card,
    _id: `shanze:a${String(i).padStart(4, '0')}`,
    cardNo: `c${i}`,
  }))
  shop.given({ members })
  expect(await auditPeople(asking(shop))).toMatchObject({ broken: [], looked: 500, next: 'shanze:a0499' })
  const groups = shop.trips.flatMap(({ what }) =>
    what.startsWith('ledger.find {"memberId') ? [what.match(/"shanze:a\d+"/g)?.length] : [],
  )
  expect(groups).toEqual(Array.from({ length: 10 }, () => 50))
  expect(await auditPeople(asking(shop, 'shanze:a0499'))).toMatchObject({ looked: 1, next: '' })
})
