import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import { NEVER } from '@shared/domain/due'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const proposalId = 'shanze:command-that-proposes'

async function proposed(points = 600) {
  const { cardNo } = memberOf(shop, lin)
  const commandId = 'command-that-proposes'
  await shop.must(shen, 'adjustment.adjust', { commandId, cardNo, points, reason: '补记' })
}
const decide = (by: Someone, approve = true, commandId = shop.command(), id = proposalId) =>
  shop.when(by, 'adjustment.decide', { commandId, proposalId: id, approve })
const proposal = () => shop.one<ProposalDoc>('proposals', proposalId)
const untouched = async (act: () => Promise<object>, answer: object) => {
  const before = JSON.stringify(shop.database.dump())
  expect(await act()).toMatchObject(answer)
  expect(JSON.stringify(shop.database.dump())).toBe(before)
}

test('a second person approves: the points are booked for both names, without a limit of one person', async () => {
  givenMember(shop, lin)
  await proposed()
  const answer = await decide(he, true, 'command-that-approves')
  expect(answer).toMatchObject({ ok: true, data: { state: 'booked' } })
  expect(JSON.stringify(answer)).not.toContain('openid')
  expect(shop.trips.filter(({ what }) => what.startsWith('proposals.get'))).toHaveLength(1)
  expect(proposal()).toMatchObject({
    state: 'booked',
    decidedBy: 'shanze:openid-he',
    decision: 'command-that-approves',
    decidedAt: expect.any(Number),
    dueAt: NEVER,
  })
  const { lots, journal, adjustedAlone } = memberOf(shop, lin)
  expect({ lots, adjustedAlone }).toEqual({
    lots: [{ day: '2027-11-30', points: 600 }],
    adjustedAlone: undefined,
  })
  expect(journal).toMatchObject([
    {
      by: ['shanze:openid-shen', 'shanze:openid-he'],
      note: '补记',
      _id: `adj:${shop.memberId(lin)}:command-that-proposes`,
    },
  ])
  expect(shop.all('staffDays')).toEqual([])
})

test('a second person refuses: nothing is booked and nothing is due', async () => {
  givenMember(shop, lin)
  await proposed()
  expect(await decide(he, false)).toMatchObject({ data: { state: 'refused' } })
  expect(proposal()).toMatchObject({ state: 'refused', decidedBy: 'shanze:openid-he', dueAt: NEVER })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 1, lots: [] })
})

test('an approved deduction of more than there is is impossible, once and for all', async () => {
  givenMember(shop, lin, { lots: [{ day: '2027-11-30', points: 599 }] })
  await proposed(-600)
  expect(await decide(he, true, 'command-that-approves')).toMatchObject({ data: { state: 'impossible' } })
  expect(proposal()).toMatchObject({ state: 'impossible', dueAt: NEVER })
  expect(await decide(he, true, 'command-that-approves')).toMatchObject({ data: { state: 'impossible' } })
  expect(memberOf(shop, lin)).toMatchObject({ lots: [{ points: 599 }] })
})

test.each([
  ['approves', true, 'booked'],
  ['refuses', false, 'refused'],
] as const)(
  'a person who %s twice by one command is answered twice and heard once',
  async (_what, approve, state) => {
    givenMember(shop, lin)
    await proposed()
    await decide(he, approve, 'command-of-one-word')
    const before = memberOf(shop, lin).seq
    expect(await decide(he, approve, 'command-of-one-word')).toMatchObject({ ok: true, data: { state } })
    expect(memberOf(shop, lin).seq).toBe(before)
  },
)

describe('a proposal stays as it is', () => {
  beforeEach(async () => {
    givenMember(shop, lin)
    await proposed()
  })

  test('for the person who made it and would approve it; they may take it back', async () => {
    await untouched(() => decide(shen), { ok: false, code: 'PROPOSAL_OWN' })
    expect(await decide(shen, false)).toMatchObject({ data: { state: 'refused' } })
  })

  test.each([
    ['whose card it is', 'shanze:openid-he', []],
    ['whose card was merged into it', 'shanze:openid-other', ['shanze:openid-he']],
  ])('for the person %s and would approve it; they may refuse it', async (_who, _id, formerIds) => {
    shop.given({ members: [{ ...memberOf(shop, lin), _id, formerIds, cardNo: '6200000027' }] })
    shop.change('proposals', proposalId, { memberId: _id })
    await untouched(() => decide(he), { ok: false, code: 'OWN_CARD' })
    expect(await decide(he, false)).toMatchObject({ data: { state: 'refused' } })
  })

  test.each([
    ['a clerk', chen, 'NOT_MANAGER'],
    ['a customer', gu, 'NOT_STAFF'],
  ])('for %s', async (_who, by, code) => {
    await untouched(() => decide(by), { ok: false, code })
  })

  test('for a person of another brand, and where there is none', async () => {
    shop.change('proposals', proposalId, { brandId: 'lanxi' })
    await untouched(() => decide(he), { ok: false, code: 'PROPOSAL_NOT_FOUND' })
    await untouched(() => decide(he, true, shop.command(), 'shanze:none'), { code: 'PROPOSAL_NOT_FOUND' })
  })
})

test.each([
  [
    'a later word of another command',
    (first: string) => decide(he, true, `${first}-other`),
    'PROPOSAL_DECIDED',
  ],
  ['the same command with the other word', (first: string) => decide(he, true, first), 'CONFLICT'],
  ['the same command of another person', (first: string) => decide(shen, false, first), 'CONFLICT'],
])('once it is refused, %s is refused', async (_what, word, code) => {
  givenMember(shop, lin)
  await proposed()
  await decide(he, false, 'command-of-first-word')
  await untouched(() => word('command-of-first-word'), { ok: false, code })
})

describe('two words at the same moment', () => {
  beforeEach(async () => {
    givenMember(shop, lin)
    await proposed()
  })

  test('the first one counts', async () => {
    shop.between(/^proposals.update/, () => decide(shen, false))
    expect(await decide(he)).toMatchObject({ code: 'PROPOSAL_DECIDED' })
    expect(proposal()).toMatchObject({ state: 'refused', decidedBy: 'shanze:openid-shen' })
    expect(memberOf(shop, lin).seq).toBe(1)
  })

  test('the same command twice is one word and is answered twice', async () => {
    shop.between(/^proposals.update/, () => decide(he, true, 'command-of-two-phones'))
    expect(await decide(he, true, 'command-of-two-phones')).toMatchObject({ data: { state: 'booked' } })
    expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 600 }] })
  })

  test('the same command with two words conflicts', async () => {
    shop.between(/^proposals.update/, () => decide(he, false, 'command-of-two-words'))
    expect(await decide(he, true, 'command-of-two-words')).toMatchObject({ code: 'CONFLICT' })
    expect(memberOf(shop, lin).seq).toBe(1)
  })
})
