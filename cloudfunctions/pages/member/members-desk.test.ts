import type { MemberDoc } from '@shared/domain/account/types'
import { autumn } from '../../modules/coupon/testing/coupons'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const list = (input: { tierId?: string; joinedDays?: 0 | 1 | 7 | 30; after?: string } = {}) =>
  shop.must(he, 'member.list', { joinedDays: 0, ...input })
const search = (digits: string) => shop.must(he, 'member.search', { digits })
const timeline = (memberId: string, after?: string) =>
  shop.must(he, 'member.timeline', { customerId: shop.handle(memberId), ...(after ? { after } : {}) })
const memberOf = (memberId: string) => shop.one<MemberDoc>('members', memberId)

/** So many members, each a minute older than the one before, the first two at one moment. */
function givenMembers(count: number, template: MemberDoc): void {
  shop.given({
    members: Array.from({ length: count }, (_, i) => ({
      ...template,
      _id: `shanze:m${String(i).padStart(3, '0')}`,
      cardNo: String(1_000_000_000 + i),
      phoneTail: '',
      phoneId: '',
      tier: i % 3 === 0 ? 'zhiwei' : 'xinya',
      joinedAt: template.joinedAt - Math.max(1, i) * MINUTE,
    })),
  })
}

describe('MC-07: the members of a brand', () => {
  test('are listed newest first in pages that hold each of them once, with exact counts', async () => {
    const template = memberOf(await shop.joined(lin))
    givenMembers(44, template)
    const pages = [await list()]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next ?? null)
      pages.push(await list({ after: next }))
    const cards = pages.flatMap(({ members }) => members.map(({ cardNo }) => cardNo))
    expect(pages.map(({ members }) => members.length)).toEqual([20, 20, 5])
    expect(new Set(cards).size).toBe(45)
    expect(pages[0]?.total).toBe(45)
    expect(cards[0]).toBe(template.cardNo)
    const joined = pages.flatMap(({ members }) => members.map(({ joinedAt }) => joinedAt))
    expect(joined).toEqual([...joined].sort((a, b) => b - a))
  })

  test('members of one moment are not lost between two pages', async () => {
    const template = memberOf(await shop.joined(lin))
    givenMembers(45, template)
    shop.given({
      members: shop.all<MemberDoc>('members').map(member => ({ ...member, joinedAt: template.joinedAt })),
    })
    const first = await list()
    const second = await list({ after: first.next ?? '' })
    const third = await list({ after: second.next ?? '' })
    const cards = [first, second, third].flatMap(({ members }) => members.map(({ cardNo }) => cardNo))
    expect(new Set(cards).size).toBe(46)
    expect(third.next).toBeNull()
  })

  test('a tier and a time narrow the list; the counts of the tiers add up to what joined in that time', async () => {
    givenMembers(9, memberOf(await shop.joined(lin)))
    const all = await list({ joinedDays: 7 })
    expect(all.tiers.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
    const some = await list({ tierId: 'zhiwei', joinedDays: 7 })
    expect(some.total).toBe(3)
    expect(new Set(some.members.map(({ tierId }) => tierId))).toEqual(new Set(['zhiwei']))
    shop.pass(8 * DAY)
    expect((await list({ joinedDays: 7 })).total).toBe(0)
    expect((await list()).total).toBe(10)
  })

  test('guests, closed and merged cards are no members of the list', async () => {
    await shop.paid(gu, 4_000)
    const memberId = await shop.joined(lin)
    expect((await list()).total).toBe(1)
    shop.change('members', memberId, { state: 'closed' })
    expect(await list()).toMatchObject({ total: 0, members: [] })
  })

  test('a page costs one trip, and one for each tier beside it', async () => {
    givenMembers(30, memberOf(await shop.joined(lin)))
    await list()
    expect(shop.trips.map(({ what }) => what.split(' ')[0])).toEqual([
      'staff.get',
      'members.find',
      ...Array(3).fill('members.count'),
    ])
  })
})

describe('MC-08: finding a member by digits', () => {
  test('a card number, a whole phone number and its tail find the same person', async () => {
    const { cardNo, phoneTail } = memberOf(await shop.joined(lin))
    for (const digits of [cardNo, lin.phone, phoneTail])
      expect((await search(digits)).members.map(found => found.cardNo)).toEqual([cardNo])
  })

  test('digits of nobody find nobody', async () => {
    await shop.joined(lin)
    for (const digits of ['1000000009', '13900000000', '0001'])
      expect((await search(digits)).members).toEqual([])
  })

  test('a guest is not found, and neither is who closed the account', async () => {
    await shop.paid(gu, 4_000)
    const guest = memberOf(shop.memberId(gu))
    expect((await search(guest.cardNo)).members).toEqual([])
    const memberId = await shop.joined(lin)
    const { cardNo } = memberOf(memberId)
    shop.change('members', memberId, { state: 'closed' })
    expect((await search(cardNo)).members).toEqual([])
  })

  test('more people with one tail than are listed are said to be more', async () => {
    const template = memberOf(await shop.joined(lin))
    givenMembers(60, template)
    shop.given({
      members: shop.all<MemberDoc>('members').map(member => ({ ...member, phoneTail: '7788' })),
    })
    const { members, complete } = await search('7788')
    expect({ listed: members.length, complete }).toEqual({ listed: 50, complete: false })
  })
})

describe('MC-11: one member on one line of time', () => {
  test('payment, points, coupon and what staff did stand newest first, each once', async () => {
    const memberId = await shop.joined(lin)
    shop.pass(MINUTE)
    await shop.paid(lin, 6_800)
    shop.pass(MINUTE)
    await shop.must(lin, 'coupon.claim', { commandId: shop.command(), batchId: autumn })
    shop.pass(MINUTE)
    const { cardNo } = memberOf(memberId)
    await shop.must(shen, 'adjustment.adjust', {
      commandId: shop.command(),
      cardNo,
      points: 10,
      reason: '补记一次',
    })
    const { items, profile, next } = await timeline(memberId)
    expect(next).toBeNull()
    expect(profile).toMatchObject({ cardNo, coupons: { usable: 1, used: 0, over: 0 } })
    expect(items.map(({ kind }) => kind)).toEqual(['points', 'coupon', 'payment', 'points'])
    expect(items[0]).toMatchObject({ entry: { kind: 'adjust', points: 10, reason: '补记一次' } })
    expect(items[0]).toHaveProperty('byNames.0')
    expect(items[1]).toMatchObject({ what: 'taken' })
    expect(items[2]).toMatchObject({ paidFen: 6_800, refundedFen: 0 })
    const moments = items.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort((a, b) => b - a))
  })

  test('pages hold everything once, whichever list is the longer one', async () => {
    const memberId = await shop.joined(lin)
    for (let i = 0; i < 27; i += 1) {
      shop.pass(MINUTE)
      await shop.paid(lin, 100 + i)
    }
    const pages = [await timeline(memberId)]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next ?? null)
      pages.push(await timeline(memberId, next))
    const items = pages.flatMap(page => page.items)
    const paid = items.flatMap(item => (item.kind === 'payment' ? [item.paidFen] : []))
    expect(paid).toEqual(Array.from({ length: 27 }, (_, i) => 126 - i))
    const entries = items.flatMap(item => (item.kind === 'points' ? [`${item.at}`] : []))
    expect(entries).toHaveLength(27)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.slice(1).every(({ profile }) => profile === null)).toBe(true)
  })

  test('what a merged card had is on the line of the card it became part of', async () => {
    const memberId = await shop.joined(lin)
    await shop.paid(gu, 4_000)
    shop.change('members', memberId, { formerIds: [shop.memberId(gu)] })
    const { items } = await timeline(memberId)
    expect(items.some(item => item.kind === 'payment' && item.paidFen === 4_000)).toBe(true)
  })

  test('nobody else’s handle, no guest and no closed card opens', async () => {
    await shop.paid(gu, 4_000)
    const input = { customerId: shop.handle(shop.memberId(gu)) }
    expect(await shop.when(he, 'member.timeline', input)).toMatchObject({ code: 'MEMBER_NOT_FOUND' })
    expect(await shop.when(he, 'member.timeline', { customerId: 'made-up' })).toMatchObject({
      code: 'BAD_INPUT',
    })
  })
})

test('no answer holds an openid or more of a number than its tail', async () => {
  const memberId = await shop.joined(lin)
  await shop.paid(lin, 6_800)
  const answers = [await list(), await search(lin.phone), await timeline(memberId)]
  const said = JSON.stringify(answers)
  expect(said).not.toContain(lin.openid)
  expect(said).not.toContain(lin.phone)
})

test.each([
  ['member.list', { joinedDays: 0 }],
  ['member.search', { digits: '6688' }],
] as const)('%s is refused to clerks and to managers of single stores', async (action, input) => {
  shop.change('staff', shop.memberId(shen), { stores: [shop.storeId()] })
  for (const staff of [chen, shen]) {
    expect(await shop.when(staff, action, input)).toMatchObject({ ok: false, code: 'NEEDS_MANAGER' })
  }
})
