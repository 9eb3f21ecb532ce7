import type { MemberDoc } from '../account/types'
import type { AnyCampaignDoc } from '../campaign/types'
import { batch as aBatch } from '../coupon/test-batch'
import { NEVER } from '../due'
import { createGuest } from '../member/create-guest'
import type { LedgerEntry } from '../points/types'
import { brand, LIN, LOT, NOW, TODAY } from '../test-brand'
import { auditCaps, auditGiftCaps, recentGiftOrders } from './audit-caps'
import { auditPerson, type Person } from './audit-person'
import { type AuditPage, afterPage, auditBegun, brokenWords, finalLiability } from './progress'
import { tooLongRuns } from './run-lengths'
import { AUDIT_STEPS } from './types'

const HOUR_MS = 3_600_000
const guest = createGuest({ memberId: LIN, brand, cardNo: '1000000001', now: NOW })
const member = (over: Partial<MemberDoc> = {}): MemberDoc => ({ ...guest, seq: 5, state: 'member', ...over })
const entry = (over: object): LedgerEntry =>
  ({
    _id: 'e',
    brandId: brand._id,
    memberId: LIN,
    seq: 1,
    at: NOW,
    day: TODAY,
    kind: 'adjust',
    ref: '',
    version: 0,
    note: '',
    by: [],
    postings: [],
    growth: 0,
    lotChanges: [],
    balance: 0,
    inputHash: '',
    ...over,
  }) as LedgerEntry
const broken = (over: Partial<Person>) =>
  auditPerson({ member: member(), ledger: [], namesakes: [], phone: null, ...over }, brand, NOW)
const gold = brand.tiers.at(-1) ?? { id: '', threshold: 0 }

describe('the audit would have seen', () => {
  test('C1: points forgiven that were never lost', () => {
    const forgiving = entry({ postings: [{ from: 'brand.forgiven', to: 'brand.issued', points: 300 }] })
    const closing = entry({
      _id: 'c',
      postings: [{ from: 'member.active', to: 'brand.forfeited', points: 300 }],
    })
    expect(broken({ ledger: [forgiving] })).toContain(`${LIN}: 300 points forgiven, 0 ever lost`)
    expect(broken({ ledger: [forgiving, closing] }).filter(words => words.includes('forgiven'))).toEqual([])
  })

  test('C2: a counter of the day that has gone', () => {
    const points = { ...brand.points, maxPerDay: 1000 }
    const rules = { points, receiptClaimDays: 7 }
    const paid = { transactionId: 't', at: NOW, day: TODAY, totalFen: 1, payerFen: 1, promotions: [] }
    const order = { _id: 'm:T', paid } as never
    const plan = { points: 100, ruleVersion: points.version } as never
    const caps = (n: number) => ({ _id: LIN, caps: n ? [{ rule: 'earn', day: TODAY, count: n }] : [] })
    const at = (n: number) => auditCaps(order, caps(n), [entry({ kind: 'order', plan })], rules, TODAY)
    expect(at(0)).toEqual([`m:T: earned 100 on ${TODAY}, counted are 0`])
    expect(at(100)).toEqual([])
  })

  describe('C2: a counter of a campaign’s gifts that has gone', () => {
    const at = { now: NOW, today: TODAY, claimDays: 7 }
    const gifts = (per: 'day' | 'campaign', toAt = NOW) => {
      const perPerson = { limit: 1, per }
      return [{ _id: 'shanze:gift', kind: 'pay-gift', toAt, perPerson }] as unknown as AnyCampaignDoc[]
    }
    const gift = { campaignId: 'shanze:gift', batchId: 'b', thresholdFen: 0, takeUntilAt: 0 }
    const booked = (ref: string, over: object = {}) =>
      entry({ _id: `${ref}:v1`, kind: 'order', ref, plan: { gifts: [gift, gift] } as never, ...over })
    const days = new Map([
      ['m:T1', TODAY],
      ['m:T2', TODAY],
      ['m:T3', '2026-11-02'],
    ])
    const found = (per: 'day' | 'campaign', caps: MemberDoc['caps'], over: Partial<MemberDoc> = {}) => {
      const entries = [booked('m:T1'), booked('m:T1', { _id: 'm:T1:v2', version: 2 }), booked('m:T2')]
      return auditGiftCaps(member({ caps, ...over }), [...entries, booked('m:T3')], days, gifts(per), at)
    }

    test('C2: of the campaign’s life, for all the orders that brought one', () => {
      const life = (count: number) => found('campaign', [{ rule: 'shanze:gift', day: '', count }])
      expect(life(2)).toEqual([`${LIN}: 3 gifts of shanze:gift, counted are 2`])
      expect(life(3)).toEqual([])
      expect(found('campaign', [])).toHaveLength(1)
    })

    test('C2: of one day, for the orders paid on it, as long as its payments may come', () => {
      const day = (count: number) => found('day', [{ rule: 'shanze:gift', day: TODAY, count }])
      expect(day(1)).toEqual([`${LIN}: 2 gifts of shanze:gift on ${TODAY}, counted are 1`])
      expect(day(2)).toEqual([])
    })

    test('C2: nobody asks for it once the campaign is over for longer than a receipt can come', () => {
      const over = (ms: number) =>
        auditGiftCaps(member(), [booked('m:T1')], days, gifts('campaign', NOW - ms), at)
      expect(over(8 * 24 * HOUR_MS)).toHaveLength(1)
      expect(over(8 * 24 * HOUR_MS + 1)).toEqual([])
    })

    test('C2: a limit that was changed from days to the campaign is counted in either', () => {
      const day = { rule: 'shanze:gift', day: '2026-11-02', count: 1 }
      expect(found('campaign', [day, { rule: 'shanze:gift', day: '', count: 2 }])).toEqual([])
    })

    test('C2: a campaign that multiplies points has no gifts to count', () => {
      const doubling = { _id: 'shanze:double', kind: 'points-factor' } as AnyCampaignDoc
      expect(auditGiftCaps(member(), [booked('m:T1')], days, [doubling], at)).toEqual([])
    })

    test('C2: a card that was merged away has handed its counters on', () => {
      expect(found('campaign', [], { mergedInto: 'shanze:other' })).toEqual([])
    })

    test('C2: only gifts of the claim window need the days of their payments', () => {
      const old = booked('m:T3', { day: '2026-11-02' })
      const none = entry({ ref: 'm:T4', plan: { gifts: [] } as never })
      expect(recentGiftOrders([booked('m:T1'), booked('m:T1'), old, none], at)).toEqual(['m:T1'])
    })
  })

  test('C3 and H1: a journal entry whose id another’s entry has taken in the ledger', () => {
    const mine = entry({ _id: 'adj:x', seq: 5 })
    const theirs = { ...mine, memberId: 'shanze:other' }
    const found = broken({ member: member({ journal: [mine] }), namesakes: [theirs] })
    expect(found).toEqual(['adj:x: another entry of that id is in the ledger'])
    expect(broken({ member: member({ journal: [mine] }), namesakes: [mine] })).toEqual([])
  })

  test('C5: a tier whose growth a refund took back', () => {
    const raised = { from: 'xinya', to: gold.id, why: 'raised' as const }
    const up = entry({ _id: 'up', seq: 1, growth: gold.threshold, tier: raised })
    const down = entry({ _id: 'down', seq: 2, growth: -gold.threshold })
    const kept = entry({ _id: 'kept', seq: 3, tier: { ...raised, why: 'kept' } })
    const high = member({ tier: gold.id, growth: 0 })
    expect(broken({ member: high, ledger: [up, down] })).toEqual([
      `${LIN}: ${gold.id} needs ${gold.threshold}, growth is 0 and no review kept it`,
    ])
    expect(broken({ member: high, ledger: [up, down, kept] })).toEqual([])
    const above = entry({ _id: 'above', seq: 4, growth: 0 })
    expect(broken({ member: high, ledger: [up, down, kept, above] })).toEqual([])
  })

  test('C5: no tier whose threshold the brand has raised since: nothing was taken back', () => {
    const raised = { from: 'xinya', to: gold.id, why: 'raised' as const }
    const grown = gold.threshold - 1
    const up = entry({ _id: 'up', seq: 1, growth: grown, tier: raised })
    const bought = entry({ _id: 'bought', seq: 2, growth: 0 })
    const held = member({ tier: gold.id, growth: grown })
    expect(broken({ member: held, ledger: [up, bought] })).toEqual([])
  })

  test('entries and holds that wait longer than an hour', () => {
    const late = member({ journal: [entry({ seq: 5, at: NOW - HOUR_MS - 1 })] })
    expect(broken({ member: late })).toEqual([`${LIN}: an entry has been in the journal for over an hour`])
    const held = member({ holds: [{ exchangeId: 'exch', until: NOW - HOUR_MS - 1, lots: [] }] })
    expect(broken({ member: held })).toEqual([`${LIN}: the hold of exch is an hour over its time`])
  })

  test('a phone number that is another card’s, or nobody’s', () => {
    const phoneId = 'ph:shanze:1'
    const owner = (memberId: string) => ({
      _id: phoneId,
      brandId: brand._id,
      kind: 'phone' as const,
      memberId,
      token: '',
      createdAt: 0,
      dueAt: NEVER,
    })
    const card = member({ phoneId, formerIds: ['shanze:before'] })
    expect(broken({ member: card, phone: owner('shanze:other') })).toHaveLength(1)
    expect(broken({ member: card })).toHaveLength(1)
    expect(broken({ member: card, phone: owner('shanze:before') })).toEqual([])
  })
})

test('points and their lots are still compared with every entry', () => {
  const earned = entry({
    postings: [{ from: 'brand.issued', to: 'member.active', points: 5 }],
    lotChanges: [{ day: LOT, points: 5 }],
  })
  expect(broken({ member: member({ lots: [{ day: LOT, points: 5 }] }), ledger: [earned] })).toEqual([])
  expect(broken({ member: member({ lots: [{ day: LOT, points: 6 }] }), ledger: [earned] })).toHaveLength(2)
})

describe('page by page', () => {
  const page = (over: Partial<AuditPage> = {}): AuditPage => ({ broken: [], looked: 10, next: '', ...over })

  test('every step is walked through to its end, sums and broken promises go on', () => {
    let progress = auditBegun()
    const seen: string[] = []
    for (let isDone = false; !isDone; ) {
      seen.push(`${progress.step} ${progress.cursor}`)
      const next = progress.cursor === '' ? 'x' : ''
      ;({ progress, isDone } = afterPage(progress, page({ next, broken: [`${progress.step} ${next}`] })))
    }
    expect(seen).toEqual(AUDIT_STEPS.flatMap(step => [`${step} `, `${step} x`]))
    expect(progress.looked).toBe(120)
    expect(progress.broken.map(({ count }) => count)).toEqual(AUDIT_STEPS.map(() => 2))
  })

  test('all broken promises are counted, the first twenty are shown', () => {
    const many = Array.from({ length: 30 }, (_none, n) => `broken ${n}`)
    const { progress } = afterPage(auditBegun(), page({ broken: many, next: 'x' }))
    expect(progress.broken[0]?.shown).toHaveLength(20)
    expect(brokenWords(progress)[0]).toContain('等 30 处')
  })

  test('promises of one step that several pages find broken are one row', () => {
    const first = afterPage(auditBegun(), page({ broken: ['one'], next: 'x' })).progress
    const { progress } = afterPage(first, page({ broken: ['two'] }))
    expect(progress.broken).toEqual([{ step: 'people', count: 2, shown: ['one', 'two'] }])
    expect(brokenWords(progress)).toEqual([expect.stringMatching(/：one\ntwo$/)])
    expect(afterPage(progress, page({})).progress.broken).toEqual(progress.broken)
  })

  test('what a page carries over goes on to the next page of its step, and no further', () => {
    const carry = { key: 'b', count: 2 }
    const within = afterPage(auditBegun(), page({ next: 'x', carry })).progress
    expect(within.carry).toEqual(carry)
    expect(afterPage(within, page({ next: 'y' })).progress.carry).toEqual({ key: '', count: 0 })
    expect(afterPage(within, page({ carry })).progress.carry).toEqual({ key: '', count: 0 })
  })

  test('what is owed is summed over the pages and valued once, rounded up at the end', () => {
    const owed = { points: 1, debt: 2, pointsFen: 99, storedPrincipalFen: 300, storedBonusFen: 40 }
    const one = afterPage(auditBegun(), page({ next: 'x', liability: owed })).progress
    const two = afterPage(one, page({ next: 'y' })).progress
    const { liability } = afterPage(two, page({ liability: { ...owed, debt: 5 } })).progress
    expect(liability).toEqual({
      points: 2,
      debt: 7,
      pointsFen: 0,
      storedPrincipalFen: 600,
      storedBonusFen: 80,
    })
    expect(finalLiability(liability, 15_000)).toEqual({ ...liability, pointsFen: 3 })
    expect(finalLiability(liability, 14_999).pointsFen).toBe(3)
  })

  test('a run that goes over the end of a page is one run, and is said once', () => {
    const most = aBatch().limitPerMember
    const runs = (ids: string[], carry = { key: '', count: 0 }) =>
      tooLongRuns(
        ids,
        carry,
        id => id,
        () => most,
      )
    const first = runs(['a', ...Array.from({ length: most }, () => 'b')])
    expect([first.broken, first.carry]).toEqual([[], { key: 'b', count: most }])
    expect(runs(['b', 'b', 'c'], first.carry).broken).toEqual([`b: more than ${most}`])
  })
})
