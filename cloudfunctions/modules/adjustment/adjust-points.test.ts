import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import { NEVER } from '@shared/domain/due'
import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu, shen, he } = PEOPLE
const FAR = '2027-11-30'
const HOURS = 3_600_000
/** Far beyond any limit of one person. */
const RICH = [{ day: FAR, points: 9000 }]

const adjust = (
  over: { by?: Someone; of?: Someone; points?: number; commandId?: string; reason?: string } = {},
) => {
  const { by = shen, of = lin, points = 60, commandId = shop.command(), reason = '补记' } = over
  const { cardNo } = memberOf(shop, of)
  return shop.when(by, 'adjustment.adjust', { commandId, cardNo, points, reason })
}
const staffDays = () => shop.all<StaffDayDoc>('staffDays')
const proposals = () => shop.all<ProposalDoc>('proposals')

test('a manager adds points: one entry, one reservation in the day of the staff member, no openid shown', async () => {
  givenMember(shop, lin, { nameInitial: '林', phoneTail: '6688' })
  const answer = await adjust({ commandId: 'command-that-adds' })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      state: 'booked',
      customer: { maskedName: '林 *', phoneTail: '6688', isMember: true },
      points: { active: 60, pending: 0, debt: 0 },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('openid')
  const { lots, seq, journal, adjustedAlone } = memberOf(shop, lin)
  expect({ lots, seq, adjustedAlone }).toEqual({
    lots: [{ day: FAR, points: 60 }],
    seq: 2,
    adjustedAlone: { day: '2026-11-22', points: 60 },
  })
  expect(journal).toMatchObject([
    {
      _id: 'adj:shanze:openid-lin:command-that-adds',
      kind: 'adjust',
      note: '补记',
      by: ['shanze:openid-shen'],
      postings: [{ from: 'brand.adjusted', to: 'member.active', points: 60 }],
    },
  ])
  expect(staffDays()).toMatchObject([
    {
      _id: 'shanze:openid-shen:2026-11-22',
      sums: { adjust: 60 },
      commands: [
        { commandId: 'command-that-adds', kind: 'adjust', memberId: 'shanze:openid-lin', amount: 60 },
      ],
    },
  ])
  expect(proposals()).toEqual([])
})

test('a deduction counts as much of the day as an addition', async () => {
  givenMember(shop, lin, { lots: [{ day: FAR, points: 100 }] })
  expect(await adjust({ points: -40 })).toMatchObject({ ok: true, data: { points: { active: 60 } } })
  expect(staffDays()).toMatchObject([{ sums: { adjust: 40 } }])
})

test('the trips of one adjustment: card, proposal, staff days, then the member, the ledger and two writes', async () => {
  givenMember(shop, lin)
  await adjust()
  const names = shop.trips.map(({ what }) => what.split(' ')[0])
  const decided = names.filter(name => !/^(brands|staff\.|stores|wake)/.test(name ?? ''))
  expect(decided).toEqual([
    'members.find',
    'proposals.get',
    'staffDays.find',
    'members.get',
    'ledger.get',
    'staffDays.update',
    'staffDays.get',
    'staffDays.add',
    'members.update',
  ])
})

test('a deduction of more than there is is a written no, and a repeat is that no again', async () => {
  givenMember(shop, lin, { lots: [{ day: FAR, points: 30 }] })
  const refused = { ok: false, code: 'POINTS_SHORT', data: { active: 30 } }
  expect(await adjust({ points: -31, commandId: 'command-of-too-much' })).toMatchObject(refused)
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 30 }], journal: [{ postings: [] }] })
  shop.change('members', shop.memberId(lin), { lots: [{ day: FAR, points: 500 }] })
  const again = await adjust({ points: -31, commandId: 'command-of-too-much' })
  expect(again).toMatchObject({ ok: false, code: 'POINTS_SHORT', data: { active: 500 } })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 500 }] })
})

test.each([
  ['in the journal', async (): Promise<void> => undefined],
  ['in the ledger', () => shop.sweep()],
] as const)(
  'a repeat whose entry is %s answers the same and changes nothing',
  async (_where, settled: () => Promise<unknown>) => {
    givenMember(shop, lin)
    const first = await adjust({ commandId: 'command-sent-twice' })
    await settled()
    const before = JSON.stringify([memberOf(shop, lin), staffDays()])
    expect(await adjust({ commandId: 'command-sent-twice' })).toEqual({ ...first, at: expect.anything() })
    expect(JSON.stringify([memberOf(shop, lin), staffDays()])).toBe(before)
  },
)

test.each([
  ['other points', { points: 61 }],
  ['another reason', { reason: '更正' }],
  ['another card', { of: gu }],
])('the same command with %s conflicts and changes nothing', async (_what, over) => {
  givenMember(shop, lin)
  givenMember(shop, gu)
  await adjust({ commandId: 'command-of-two-uses' })
  const before = JSON.stringify(shop.database.dump())
  expect(await adjust({ commandId: 'command-of-two-uses', ...over })).toMatchObject({ code: 'CONFLICT' })
  expect(JSON.stringify(shop.database.dump())).toBe(before)
})

test('the same command id of another manager conflicts with the entry that exists', async () => {
  givenMember(shop, lin)
  await adjust({ commandId: 'command-of-two-people' })
  expect(await adjust({ commandId: 'command-of-two-people', by: he })).toMatchObject({ code: 'CONFLICT' })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 60 }] })
})

test('a command repeated after midnight keeps the day it was reserved in', async () => {
  givenMember(shop, lin)
  shop.between(/^members.update/, () => {
    throw new Error('the function dies')
  })
  expect(await adjust({ commandId: 'command-over-midnight' })).toMatchObject({ code: 'INTERNAL' })
  shop.pass(14 * HOURS)
  expect(await adjust({ commandId: 'command-over-midnight' })).toMatchObject({ data: { state: 'booked' } })
  expect(staffDays()).toMatchObject([{ day: '2026-11-22', sums: { adjust: 60 } }])
})

describe('the limits of one person', () => {
  test.each([
    ['at the limit of one command', 500, 'booked'],
    ['one above it', 501, 'proposed'],
    ['a deduction at it', -500, 'booked'],
    ['a deduction one above it', -501, 'proposed'],
  ])('%s: %i points are %s', async (_case, points, state) => {
    givenMember(shop, lin, { lots: RICH })
    expect(await adjust({ points })).toMatchObject({ ok: true, data: { state } })
    expect(proposals()).toHaveLength(state === 'proposed' ? 1 : 0)
  })

  test.each([
    [1000, 'booked'],
    [1001, 'proposed'],
  ])('%i points of this card moved today and 500 more are %s', async (points, state) => {
    givenMember(shop, lin, { adjustedAlone: { day: '2026-11-22', points } })
    expect(await adjust({ points: 500 })).toMatchObject({ data: { state } })
  })

  test.each([
    [2500, 'booked'],
    [2501, 'proposed'],
  ])('%i points of this staff member today and 500 more are %s', async (adjusted, state) => {
    givenMember(shop, lin)
    givenMember(shop, gu)
    await adjust({ of: gu, points: 1 })
    const [day] = staffDays()
    shop.change('staffDays', day?._id ?? '', { sums: { ...day?.sums, adjust: adjusted } })
    expect(await adjust({ points: 500 })).toMatchObject({ data: { state } })
    expect(memberOf(shop, lin).seq).toBe(state === 'booked' ? 2 : 1)
  })

  test('a proposal holds the command, the reason and who proposed it, and moves no points', async () => {
    const { _id: memberId } = givenMember(shop, lin, { nameInitial: '林' })
    const answer = await adjust({ points: 501, commandId: 'command-that-proposes', reason: ' 换店补分 ' })
    const _id = 'shanze:command-that-proposes'
    expect(answer).toMatchObject({
      data: { state: 'proposed', proposalId: _id, customer: { maskedName: '林 *' } },
    })
    expect(proposals()).toEqual([
      expect.objectContaining({
        _id,
        brandId: 'shanze',
        memberId,
        points: 501,
        reason: '换店补分',
        state: 'open',
        proposedBy: 'shanze:openid-shen',
        proposedAt: expect.any(Number),
        dueAt: NEVER,
      }),
    ])
    expect(memberOf(shop, lin).seq).toBe(1)
    expect(staffDays()).toEqual([])
  })

  test('a repeated proposal is one proposal, also once its points would be small enough for one person', async () => {
    givenMember(shop, lin)
    const first = await adjust({ points: 501, commandId: 'command-proposed-twice' })
    const again = await adjust({ points: 501, commandId: 'command-proposed-twice' })
    expect(again).toEqual({ ...first, at: expect.anything() })
    expect(proposals()).toHaveLength(1)
    const other = await adjust({ points: 60, commandId: 'command-proposed-twice' })
    expect(other).toMatchObject({ code: 'CONFLICT' })
    expect(memberOf(shop, lin).seq).toBe(1)
  })
})
