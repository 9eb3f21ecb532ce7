import * as fc from 'fast-check'
import { isForfeited } from '../account/closings'
import type { MemberDoc } from '../account/types'
import { NEVER } from '../due'
import { balancesOf } from '../points/balances'
import type { LedgerEntry } from '../points/types'
import { auditMember } from '../settlement/audit'
import { moneyOf } from '../stored-value/audit'
import { brand, guest, LIN, LOT, member, NOW, TODAY } from '../test-brand'
import { closeMember } from './close-member'
import { mergeMembers } from './merge-members'
import { initialOf } from './profile-text'
import { NO_PROFILE, NOTHING_SEALED } from './save-profile'

const OLD = 'shanze:o-old'
const FAR = '9999-12-31'
const merge = (from: MemberDoc, into: MemberDoc) => {
  const merged = mergeMembers({ from, into, brand, now: NOW })
  if (merged.kind !== 'merged') throw new Error(JSON.stringify(merged))
  return merged
}
/** What a card holds of a name and an address; the texts stand in for sealed ones. */
const written = (name: string, address: string, memberId = LIN): Partial<MemberDoc> => {
  const sealed = (text: string) => (text === '' ? NOTHING_SEALED : { text, memberId })
  return { nameInitial: initialOf(name), profile: { name: sealed(name), address: sealed(address) } }
}
const named = written('林青', '云栖路 6 号')

const old = (over: Partial<MemberDoc> = {}) => member({ _id: OLD, cardNo: '6200000027', ...over })
const lot = (points: number, day = LOT) => ({ day, points })

describe('two ids of one person', () => {
  test('become one: points, waiting points and growth move, lots keep their days', () => {
    const from = old({ lots: [lot(40, '2026-12-31'), lot(60)], growth: 300, formerIds: ['shanze:o-older'] })
    const { from: gave, into } = merge(from, member({ lots: [lot(10)], growth: 250 }))
    expect(gave).toMatchObject({
      lots: [],
      pending: [],
      debt: 0,
      growth: 0,
      mergedInto: LIN,
      state: 'closed',
    })
    expect(into).toMatchObject({
      lots: [lot(40, '2026-12-31'), lot(70)],
      growth: 550,
      tier: 'zhiwei',
      formerIds: [OLD, 'shanze:o-older'],
    })
  })

  test('what a guest had waiting is released, what waits for its day goes on waiting', () => {
    const pending = [
      { ref: 'o1', points: 30, fromDay: FAR, lotDay: LOT },
      { ref: 'o2', points: 20, fromDay: '2026-12-01', lotDay: LOT },
    ]
    const { into } = merge(guest({ _id: OLD, pending }), member())
    expect(into).toMatchObject({ lots: [lot(30)], pending: [pending[1]] })
  })

  test.each([
    ['the giver owes, the taker pays', 50, 0, 0, 80, 0, 30],
    ['the giver owes more than there is', 50, 0, 0, 20, 30, 0],
    ['the taker owes, the giver pays', 0, 80, 50, 0, 0, 30],
    ['both owe', 50, 0, 40, 0, 90, 0],
  ])('%s', (_case, fromDebt, fromPoints, intoDebt, intoPoints, debt, points) => {
    const has = (n: number) => (n > 0 ? [lot(n)] : [])
    const { into } = merge(
      old({ debt: fromDebt, lots: has(fromPoints) }),
      member({ debt: intoDebt, lots: has(intoPoints) }),
    )
    expect(into).toMatchObject({ debt, lots: has(points) })
  })

  test('the better tier, the missing name and phone, and all limits used up stay', () => {
    const caps = [{ rule: 'r', day: TODAY, count: 2 }]
    const from = old({
      tier: 'cangshan',
      tierSinceAt: 5,
      ...named,
      phoneId: 'ph',
      phoneTail: '6688',
      caps,
    })
    const { from: gave, into } = merge(from, member({ caps: [{ rule: 'r', day: TODAY, count: 1 }] }))
    expect(into).toMatchObject({
      tier: 'cangshan',
      ...named,
      phoneId: 'ph',
      phoneTail: '6688',
      caps: [{ rule: 'r', day: TODAY, count: 3 }],
    })
    expect(gave).toMatchObject({ nameInitial: '', profile: NO_PROFILE, phoneId: '', phoneTail: '' })
  })

  test('stored value moves, principal and bonus apart', () => {
    const stored = { principalFen: 5000, bonusFen: 300 }
    const merged = merge(old({ stored }), member({ stored: { principalFen: 1000, bonusFen: 0 } }))
    expect(merged.from.stored).toEqual({ principalFen: 0, bonusFen: 0 })
    expect(merged.into.stored).toEqual({ principalFen: 6000, bonusFen: 300 })
    expect(moneyOf(merged.from.journal, 'member.bonus')).toBe(-300)
    expect(moneyOf([...merged.from.journal, ...merged.into.journal], 'brand.merged')).toBe(0)
    expect(moneyOf(merged.into.journal, 'member.principal')).toBe(5000)
  })

  test('C20: the top-ups of both cards are remembered by the taker, and by the giver no more', () => {
    const topUp = (ref: string) => ({
      ref,
      totalFen: 10_000,
      bonusFen: 0,
      steps: [],
      earns: true,
      points: 100,
      growth: 100,
      refundedFen: 0,
      back: { fen: 0, points: 0, growth: 0 },
    })
    const from = old({ topUps: [topUp('order-of-the-giver')] })
    const merged = merge(from, member({ topUps: [topUp('own-order')] }))
    expect(merged.into.topUps?.map(({ ref }) => ref)).toEqual(['order-of-the-giver', 'own-order'])
    expect(merged.from.topUps).toEqual([])
  })

  test('every union identity of both cards is the taker’s, each once, and the giver has none', () => {
    const merged = merge(old({ unionIds: ['un:1', 'un:2'] }), member({ unionIds: ['un:3', 'un:1'] }))
    expect(merged.into.unionIds).toEqual(['un:3', 'un:1', 'un:2'])
    expect([merged.from.unionIds, merged.from.movingIdentities]).toEqual([[], true])
    expect(merge(old({ unionIds: ['un:1'] }), member()).into.unionIds).toEqual(['un:1'])
    expect(merge(old(), member({ unionIds: ['un:3'] })).into.unionIds).toEqual(['un:3'])
    const none = merge(old(), member())
    expect([none.into, none.from].some(card => 'unionIds' in card)).toBe(false)
    expect(none.from.movingIdentities).toBe(false)
  })

  test('only identities make the giver owe their moving', () => {
    expect(merge(old({ phoneId: 'ph' }), member()).from.movingIdentities).toBe(true)
    expect(merge(old({ unionIds: [] }), member()).from.movingIdentities).toBe(false)
  })

  test('a guest’s tier is none, however high, and the taker keeps an equal one with its own dates', () => {
    const high = guest({ _id: OLD, tier: 'cangshan', tierSinceAt: 5 })
    expect(merge(high, member({ tierSinceAt: 7 })).into).toMatchObject({ tier: 'xinya', tierSinceAt: 7 })
    const same = merge(
      old({ tier: 'zhiwei', growth: 600, tierSinceAt: 5 }),
      member({ tier: 'zhiwei', growth: 600, tierSinceAt: 7 }),
    )
    expect(same.into).toMatchObject({ tier: 'zhiwei', tierSinceAt: 7 })
  })

  test('the taker’s own name and number stay, and growth of both periods counts for keeping the tier', () => {
    const from = old({
      ...written('旧', '旧路 1 号', OLD),
      phoneId: 'ph-old',
      phoneTail: '0001',
      periodGrowth: 30,
    })
    const into = member({ ...named, phoneId: 'ph', phoneTail: '6688', periodGrowth: 20 })
    expect(merge(from, into).into).toMatchObject({
      ...named,
      phoneId: 'ph',
      phoneTail: '6688',
      periodGrowth: 50,
    })
  })

  test.each([
    ['nothing on either', ['', ''], ['', ''], ['', '']],
    ['a name on the taker, an address on the giver', ['', '旧路 1 号'], ['林青', ''], ['林青', '旧路 1 号']],
    ['a name on the giver alone', ['旧名', ''], ['', '云栖路'], ['旧名', '云栖路']],
    ['both on both', ['旧名', '旧路 1 号'], ['林青', '云栖路'], ['林青', '云栖路']],
  ] as const)('PM-03: %s: the taker keeps its own and takes what it has not', (_case, gives, keeps, has) => {
    const { from, into } = merge(old(written(gives[0], gives[1], OLD)), member(written(keeps[0], keeps[1])))
    expect(into.nameInitial).toBe(initialOf(has[0]))
    expect([into.profile?.name.text, into.profile?.address.text]).toEqual(has)
    expect(from).toMatchObject({ nameInitial: '', profile: NO_PROFILE })
  })

  test('PM-03: a text keeps the card it was sealed for, and commands of both cards stay known', () => {
    const from = old({ ...written('旧名', '', OLD), profileCommands: ['a'] })
    const { into } = merge(from, member({ profileCommands: ['b'] }))
    expect(into.profile?.name).toEqual({ text: '旧名', memberId: OLD })
    expect(into.profileCommands).toEqual(['a', 'b'])
  })

  test('what single persons moved of both cards today counts for the one card', () => {
    const moved = { day: TODAY, points: 100 }
    const both = merge(old({ adjustedAlone: moved }), member({ adjustedAlone: moved }))
    expect(both.into.adjustedAlone).toEqual({ day: TODAY, points: 200 })
    expect(merge(old(), member()).into).not.toHaveProperty('adjustedAlone')
  })

  test('M31: principal that has earned already has earned for the taker too', () => {
    const stored = { principalFen: 5000, bonusFen: 0 }
    const from = old({ stored, storedEarned: { fen: 3000, points: 30, growth: 20 } })
    const into = member({ stored, storedEarned: { fen: 1000, points: 10, growth: 5 } })
    const merged = merge(from, into)
    expect(merged.into.storedEarned).toEqual({ fen: 4000, points: 40, growth: 25 })
    expect(merged.from.storedEarned).toEqual({ fen: 0, points: 0, growth: 0 })
  })

  test.each([
    ['holds', old({ holds: [{ exchangeId: 'x', until: NOW, lots: [lot(5)] }] }), member()],
    ['not-member', old(), guest()],
  ])('are refused: %s', (reason, from, into) => {
    expect(mergeMembers({ from, into, brand, now: NOW })).toEqual({ kind: 'refused', reason })
  })

  test('whichever journal is full is archived first', () => {
    const full = Array.from({ length: 20 }, (_, i) => ({ _id: `e${i}` }) as LedgerEntry)
    const archiveFirst = (from: MemberDoc, into: MemberDoc) => mergeMembers({ from, into, brand, now: NOW })
    expect(archiveFirst(old({ journal: full }), member())).toEqual({ kind: 'archive-first', whose: 'from' })
    expect(archiveFirst(old(), member({ journal: full }))).toEqual({ kind: 'archive-first', whose: 'into' })
  })

  test('create and lose nothing, whatever both have', () => {
    const account = fc.record({
      points: fc.integer({ min: 0, max: 500 }),
      waiting: fc.integer({ min: 0, max: 500 }),
      debt: fc.integer({ min: 0, max: 500 }),
    })
    const has = (each: { points: number; waiting: number; debt: number }): Partial<MemberDoc> => ({
      lots: each.debt === 0 && each.points > 0 ? [lot(each.points)] : [],
      debt: each.debt,
      pending:
        each.waiting > 0 ? [{ ref: 'o', points: each.waiting, fromDay: '2026-12-01', lotDay: LOT }] : [],
    })
    fc.assert(
      fc.property(account, account, (a, b) => {
        const [from, into] = [old(has(a)), member(has(b))]
        const merged = merge(from, into)
        const worth = ({ lots, pending, debt }: MemberDoc) =>
          [...lots, ...pending].reduce((so, { points }) => so + points, 0) - debt
        expect(worth(merged.into)).toBe(worth(from) + worth(into))
        expect(merged.into.debt === 0 || merged.into.lots.length === 0).toBe(true)
        const entries = [...merged.from.journal, ...merged.into.journal]
        expect(balancesOf(entries)['brand.merged'] ?? 0).toBe(0)
        const before = { ...from, journal: [] as LedgerEntry[] }
        expect(auditMember({ ...merged.from, growth: 0 }, [opening(before), ...merged.from.journal])).toEqual(
          [],
        )
      }),
    )
  })
})

/** One entry that explains what a made-up account starts with. */
function opening(account: MemberDoc): LedgerEntry {
  const [template] = merge(old({ lots: [lot(1)] }), member()).from.journal
  const of = (to: 'member.active' | 'member.pending', points: number) =>
    points > 0 ? [{ from: 'brand.issued' as const, to, points }] : []
  const sum = (rows: readonly { points: number }[]) => rows.reduce((so, { points }) => so + points, 0)
  const owed =
    account.debt > 0
      ? [{ from: 'member.debt' as const, to: 'brand.issued' as const, points: account.debt }]
      : []
  return {
    ...(template as LedgerEntry),
    _id: 'opening',
    growth: account.growth,
    postings: [
      ...of('member.active', sum(account.lots)),
      ...of('member.pending', sum(account.pending)),
      ...owed,
    ],
    lotChanges: account.lots,
  }
}

describe('closing an account', () => {
  const close = (who: MemberDoc) => closeMember({ member: who, brand, now: NOW })

  const closedOf = (who: MemberDoc) => {
    const decision = close(who)
    if (decision.kind !== 'booked') throw new Error(decision.kind)
    return decision
  }

  test('erases who it was, gives up points, growth, tier and bonus by an entry, and keeps the books', () => {
    const who = member({
      ...named,
      phoneId: 'ph',
      phoneTail: '6688',
      lots: [lot(40)],
      pending: [{ ref: 'o1', points: 7, fromDay: '2026-12-01', lotDay: '2027-11-30' }],
      growth: 600,
      tier: brand.tiers[1]?.id ?? '',
      stored: { principalFen: 0, bonusFen: 500 },
    })
    const { next, entries } = closedOf(who)
    expect(next).toMatchObject({
      state: 'closed',
      nameInitial: '',
      profile: NO_PROFILE,
      phoneId: '',
      phoneTail: '',
      rulesVersion: '',
      erasing: true,
      lots: [],
      pending: [],
      growth: 0,
      tier: brand.tiers[0]?.id,
      stored: { principalFen: 0, bonusFen: 0 },
      closings: [{ memberId: who._id, at: NOW }],
      seq: who.seq + 1,
    })
    expect(entries.at(-1)).toMatchObject({
      kind: 'close',
      growth: -600,
      postings: [
        { from: 'member.active', to: 'brand.forfeited', points: 40 },
        { from: 'member.pending', to: 'brand.forfeited', points: 7 },
      ],
      money: { postings: [{ from: 'member.bonus', to: 'brand.granted', fen: 500 }] },
    })
  })

  test('C1: does not wipe out a debt', () => {
    expect(closedOf(member({ lots: [], debt: 20 })).next.debt).toBe(20)
  })

  test('is remembered for every card of the person, the newest time of each', () => {
    const who = member({ formerIds: ['shanze:old'], closings: [{ memberId: 'shanze:old', at: 1 }] })
    expect(closedOf(who).next.closings).toEqual([
      { memberId: who._id, at: NOW },
      { memberId: 'shanze:old', at: NOW },
    ])
    const before = { memberId: 'shanze:old', at: NOW - 1 }
    expect(isForfeited(closedOf(who).next, before)).toBe(true)
    expect(isForfeited(closedOf(who).next, { ...before, at: NOW + 1 })).toBe(false)
    expect(isForfeited(member(), before)).toBe(false)
  })

  test('C1: remembers what it took, on top of what earlier closings took', () => {
    const pending = [{ ref: 'o1', points: 7, fromDay: '2026-12-01', lotDay: '2027-11-30' }]
    expect(closedOf(member({ lots: [lot(40)], pending, forfeited: 5 })).next.forfeited).toBe(52)
  })

  test('C1: what it took, and what lots lost, go on with the card into another one', () => {
    const from = old({ forfeited: 5, lapsed: [lot(3, '2026-10-31'), lot(2, '2026-09-30')] })
    const merged = merge(from, member({ forfeited: 6, lapsed: [lot(1, '2026-10-31')] }))
    expect(merged.into).toMatchObject({
      forfeited: 11,
      lapsed: [lot(2, '2026-09-30'), lot(4, '2026-10-31')],
    })
    expect(merged.from).toMatchObject({ forfeited: 0, lapsed: [] })
  })

  test('goes with the card into another one', () => {
    const { into } = merge(old({ closings: [{ memberId: 'shanze:old', at: 5 }] }), member())
    expect(into.closings).toEqual([{ memberId: 'shanze:old', at: 5 }])
  })

  test('is owed until everything is erased', () => {
    const closed = close(member())
    expect(closed.kind === 'booked' && closed.next.dueAt).toBeLessThan(NEVER)
  })

  test.each([
    ['holds', member({ holds: [{ exchangeId: 'x', until: NOW, lots: [lot(5)] }] })],
    ['stored', member({ stored: { principalFen: 1, bonusFen: 0 } })],
  ])('waits for %s', (reason, who) => expect(close(who)).toEqual({ kind: 'refused', reason }))

  test('of a guest, or again, changes nothing', () => {
    expect(close(guest())).toEqual({ kind: 'already' })
    expect(close(member({ state: 'closed' }))).toEqual({ kind: 'already' })
  })
})
