import fc from 'fast-check'
import { endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { joinMember } from '../member/join-member'
import type { MemberDoc } from '../member/types'
import { addPaid, addRefund } from '../order/add-fact'
import type { OrderDoc } from '../order/types'
import {
  brand,
  brandWith,
  DAY_MS,
  guest,
  LOT,
  member,
  NOW,
  origin,
  paidFact,
  payGift,
  refundFact,
  TODAY,
} from '../test-brand'
import { adjustPoints } from './adjust'
import { archived, historyOf, sameEntry } from './archive'
import { auditMember, auditOrder } from './audit'
import { balancesOf } from './balances'
import { count, counted } from './caps'
import { clawBack } from './claw-back'
import { memberDueAt } from './due'
import { earned, entitlement } from './earning'
import { lotDayOf } from './plan-order'
import { credit, type Purse, purseOf, putPending, sum } from './purse'
import { roll } from './roll'
import { rollMember } from './roll-member'
import { settleOrder } from './settle-order'
import type { Booking, LedgerEntry } from './types'

const TZ = brand.timeZone
const booked = <T extends { kind: string }>(decision: T) => {
  if (decision.kind !== 'booked') throw new Error(JSON.stringify(decision))
  return decision as Extract<Booking<MemberDoc>, { kind: 'booked' }> & T
}
const orderWith = (fen: number, refunds: number[] = [], over = {}): OrderDoc => {
  const paid = addPaid(null, { origin: origin(), paid: paidFact(fen, over) }, NOW)
  if (paid.kind !== 'insert') throw new Error(paid.kind)
  return refunds.reduce((order, refund, i) => {
    const next = addRefund(
      order,
      { origin: origin(), totalFen: null, refund: refundFact(`r${i}`, refund) },
      NOW,
    )
    if (next.kind !== 'update') throw new Error(next.kind)
    return next.order
  }, paid.order)
}
const settle = (
  who: MemberDoc,
  order: OrderDoc,
  { newest = null as LedgerEntry | null, rules = brand, campaigns = [payGift()], now = NOW } = {},
) => settleOrder({ member: who, order, newest, brand: rules, campaigns, now })

describe('earning', () => {
  test.each([
    [6_800, 10_000, 68],
    [6_800, 12_000, 81],
    [15_120, 12_000, 181],
    [143_700, 12_000, 1_724],
    [99, 10_000, 0],
    [100_000_000_00, 15_000, 150_000_000],
  ])('%i fen at %i ten-thousandths per yuan earn %i, one floor at the end', (fen, rate, points) =>
    expect(earned(fen, rate)).toBe(points),
  )

  test.each([
    [100, 10_000, 3_000, 70],
    [100, 10_000, 6_000, 40],
    [34, 6_800, 2_900, 19],
    [100, 10_000, 10_000, 0],
    [100, 10_000, 12_000, 0],
    [100, 0, 0, 0],
  ])('of %i granted for %i fen, after %i fen refunded, %i are kept', (granted, base, refunded, kept) =>
    expect(entitlement(granted, base, refunded)).toBe(kept),
  )

  test('what is kept never grows with the refund and never exceeds the grant', () => {
    const fen = fc.integer({ min: 1, max: 5_000_000_00 })
    fc.assert(
      fc.property(fc.nat({ max: 1e9 }), fen, fen, fen, (granted, base, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(entitlement(granted, base, more)).toBeLessThanOrEqual(entitlement(granted, base, less))
        expect(entitlement(granted, base, less)).toBeLessThanOrEqual(granted)
      }),
    )
  })

  test('points of today end with November next year', () => expect(lotDayOf(TODAY, 12)).toBe(LOT))
})

describe('settling an order', () => {
  test('a member of the first tier gets a point per yuan, growth and one gift', () => {
    const { next, entries } = booked(settle(member(), orderWith(6_800)))
    expect(next).toMatchObject({ seq: 2, lots: [{ day: LOT, points: 68 }], debt: 0, growth: 68 })
    expect(entries).toMatchObject([
      {
        _id: '1900000109:T1:v1',
        kind: 'order',
        v: 1,
        kept: 68,
        keptGrowth: 68,
        balance: 68,
        postings: [{ from: 'brand.issued', to: 'member.active', points: 68 }],
        lotChanges: [{ day: LOT, points: 68 }],
        plan: { rate: 10_000, tier: 'xinya', ruleVersion: 3, baseFen: 6_800, lotDay: LOT },
      },
    ])
    expect(entries[0]?.plan?.gifts).toMatchObject([
      { batchId: 'shanze:cold-brew', takeUntilAt: endOfDay(TODAY, TZ) },
    ])
    expect(next.dueAt).toBe(NOW + 20_000)
  })

  test('the rate is that of the tier before this order; the tier rises at once', () => {
    const { next, entries } = booked(settle(member({ growth: 450 }), orderWith(10_000)))
    expect(entries[0]?.plan?.rate).toBe(10_000)
    expect([next.growth, next.tier, next.tierSinceAt]).toEqual([550, 'zhiwei', NOW])
  })

  test('a refund takes growth back and leaves the tier to the yearly review', () => {
    const first = booked(settle(member({ growth: 450 }), orderWith(10_000)))
    const newest = first.entries[0] ?? null
    const { next } = booked(settle(first.next, orderWith(10_000, [10_000]), { newest }))
    expect([next.growth, next.tier, sum(next.lots)]).toEqual([450, 'zhiwei', 0])
  })

  test('a guest’s points wait until joining, in the lot of the paid day', () => {
    const { next } = booked(settle(guest(), orderWith(6_800)))
    expect(next.pending).toEqual([{ ref: '1900000109:T1', points: 68, fromDay: FAR_DAY, lotDay: LOT }])
    expect([next.seq, next.lots, next.growth, next.tier]).toEqual([1, [], 68, 'xinya'])
    expect(next.dueAt).toBe(NOW + 20_000)
    expect(archived({ member: next, brand, now: NOW }).dueAt).toBe(endOfDay(LOT, TZ))
  })

  test('a closed account’s books go on like a guest’s', () => {
    const { next } = booked(settle(member({ state: 'closed' }), orderWith(6_800)))
    expect(next.pending[0]?.fromDay).toBe(FAR_DAY)
  })

  test('waiting days keep points pending, and a late order skips them', () => {
    const rules = brandWith({ waitingDays: 7 })
    const fresh = booked(settle(member(), orderWith(6_800), { rules }))
    expect(fresh.next.pending).toMatchObject([{ fromDay: '2026-11-29', points: 68 }])
    const late = booked(settle(member(), orderWith(6_800), { rules, now: NOW + 8 * DAY_MS }))
    expect(late.next.lots).toEqual([{ day: LOT, points: 68 }])
  })

  test('an order found after its own lot ended brings growth, and points that end at once', () => {
    const { next, entries } = booked(
      settle(member({ debt: 20 }), orderWith(6_800), { now: NOW + 400 * DAY_MS }),
    )
    expect([next.lots, next.debt, next.growth]).toEqual([[], 0, 68])
    expect(balancesOf(entries)).toMatchObject({ 'brand.expired': 48, 'member.debt': 20, 'member.active': 0 })
  })

  test('caps per order and per day are decided in the same write', () => {
    const rules = brandWith({ maxPerOrder: 50, maxPerDay: 80 })
    const first = booked(settle(member(), orderWith(6_800), { rules }))
    expect(sum(first.next.lots)).toBe(50)
    const second = { ...orderWith(6_800), _id: '1900000109:T2' }
    const then = booked(settle(first.next, second, { rules }))
    expect([then.entries[0]?.kept, then.entries[0]?.plan?.gifts]).toEqual([30, []])
    expect(counted(then.next.caps, 'earn', TODAY)).toBe(80)
  })

  test('the base is what the customer paid, or the total where the brand says so', () => {
    const order = orderWith(10_000, [], { payerFen: 6_000 })
    expect(booked(settle(member(), order)).entries[0]?.kept).toBe(60)
    expect(booked(settle(member(), order, { rules: brandWith({ measure: 'total' }) })).entries[0]?.kept).toBe(
      100,
    )
  })

  test('a refund known before the first booking is taken off at once, gifts included', () => {
    const { next, entries } = booked(settle(member(), orderWith(10_000, [5_000])))
    expect(entries[0]).toMatchObject({ kept: 50, keptGrowth: 50, plan: { points: 100, gifts: [] } })
    expect(sum(next.lots)).toBe(50)
  })

  test('the first plan stands, whatever the rules say later', () => {
    const first = booked(settle(member(), orderWith(10_000)))
    const newest = first.entries[0] ?? null
    const rules = brandWith({ version: 4, measure: 'total', maxPerOrder: 1 })
    const then = booked(settle(first.next, orderWith(10_000, [3_000]), { newest, rules }))
    expect(then.entries[0]).toMatchObject({ kept: 70, plan: { ruleVersion: 3, points: 100 } })
  })

  test.each([
    ['nobody has paid', { ...orderWith(6_800), paid: null }],
    ['nobody knows who paid', { ...orderWith(6_800), memberId: '' }],
  ])('nothing is booked while %s', (_, order) => expect(settle(member(), order)).toEqual({ kind: 'nothing' }))

  test('a version is booked once, and never after a newer one', () => {
    const order = orderWith(10_000, [3_000])
    const newest = booked(settle(member(), order)).entries[0] ?? null
    expect(settle(member(), order, { newest })).toMatchObject({ kind: 'already' })
    expect(settle(member(), { ...order, v: 1 }, { newest })).toMatchObject({ kind: 'already' })
  })

  test('a journal with 20 entries is archived first; 19 leave room for one, not for a roll as well', () => {
    const entry = booked(settle(member(), orderWith(100))).entries[0] as LedgerEntry
    const journal = (n: number) => Array.from({ length: n }, (_, i) => ({ ...entry, _id: `x${i}` }))
    const old = [{ day: '2026-10-31', points: 5 }]
    expect(settle(member({ journal: journal(20) }), orderWith(100)).kind).toBe('archive-first')
    expect(settle(member({ journal: journal(19) }), orderWith(100)).kind).toBe('booked')
    expect(settle(member({ journal: journal(19), lots: old }), orderWith(100)).kind).toBe('archive-first')
  })
})

describe('a refund takes points back', () => {
  const own = { ref: 'order', lotDay: '2027-06-30' }
  const purse = (over: Partial<MemberDoc> = {}) => purseOf(member(over))
  const lots = [
    { day: '2027-01-31', points: 30 },
    { day: '2027-06-30', points: 50 },
    { day: '2027-11-30', points: 40 },
  ]

  test('from what is still pending, then its own lot, then the others, oldest first, then as debt', () => {
    const taken = purse({
      lots,
      pending: [{ ref: 'order', points: 10, fromDay: FAR_DAY, lotDay: own.lotDay }],
    })
    const steps = [10, 50, 30, 40, 7].map(points => {
      clawBack(taken, points, own, TODAY)
      return [sum(taken.pending), taken.lots.map(lot => lot.points), taken.debt]
    })
    expect(steps).toEqual([
      [0, [30, 50, 40], 0],
      [0, [30, 40], 0],
      [0, [40], 0],
      [0, [], 0],
      [0, [], 7],
    ])
  })

  test('pending of other orders is left alone, merged pending of the same lot day is not', () => {
    const row = (ref: string, points: number) => ({ ref, points, fromDay: FAR_DAY, lotDay: own.lotDay })
    const taken = purse({ pending: [row('other', 10), row('', 10)] })
    clawBack(taken, 15, own, TODAY)
    expect([taken.pending, taken.debt]).toEqual([[row('other', 10)], 5])
  })

  test('what an ended lot cannot cover is forgiven, not owed', () => {
    const taken = purse({ lots: [{ day: LOT, points: 40 }] })
    clawBack(taken, 100, { ref: 'order', lotDay: '2026-10-31' }, TODAY)
    expect([taken.lots, taken.debt]).toEqual([[], 0])
    expect(taken.postings).toEqual([
      { from: 'member.active', to: 'brand.issued', points: 40 },
      { from: 'brand.forgiven', to: 'brand.issued', points: 60 },
    ])
  })

  test('it always returns exactly what was asked', () => {
    const lot = fc.record({
      day: fc.constantFrom('2026-12-31', '2027-06-30', LOT),
      points: fc.integer({ min: 1, max: 50 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(lot, { selector: each => each.day }),
        fc.integer({ min: 1, max: 200 }),
        (held, points) => {
          const taken = purse({ lots: [...held].sort((a, b) => (a.day < b.day ? -1 : 1)) })
          clawBack(taken, points, own, TODAY)
          expect(taken.postings.reduce((all, posting) => all + posting.points, 0)).toBe(points)
          expect(taken.debt).toBe(Math.max(0, points - sum(held)))
        },
      ),
    )
  })
})

describe('every credit repays debt first', () => {
  test.each([
    [20, 100, 0, 80],
    [20, 20, 0, 0],
    [20, 5, 15, 0],
    [0, 5, 0, 5],
  ])('debt %i, credit %i → debt %i, active %i', (debt, points, left, active) => {
    const purse = purseOf(member({ debt }))
    credit(purse, 'brand.issued', points, LOT)
    expect([purse.debt, sum(purse.lots)]).toEqual([left, active])
  })

  test('also when pending is released, on joining and by hand', () => {
    const pending = [{ ref: 'T', points: 50, fromDay: TODAY, lotDay: LOT }]
    expect(booked(rollMember({ member: member({ debt: 20, pending }), brand, now: NOW })).next).toMatchObject(
      {
        debt: 0,
        lots: [{ points: 30 }],
      },
    )
    const waiting = [{ ref: 'T', points: 50, fromDay: FAR_DAY, lotDay: LOT }]
    const joined = booked(
      joinMember({ member: guest({ debt: 20, pending: waiting }), brand, phone: null, now: NOW }),
    )
    expect(joined.next).toMatchObject({ debt: 0, lots: [{ points: 30 }] })
    const given = adjust({ member: member({ debt: 20 }), points: 50 })
    expect(booked(given).next).toMatchObject({ debt: 0, lots: [{ day: LOT, points: 30 }] })
  })
})

const adjust = (over: Partial<Parameters<typeof adjustPoints>[0]>) =>
  adjustPoints({
    member: member(),
    brand,
    commandId: 'c1',
    points: 10,
    note: '生日补分',
    inputHash: 'h',
    booked: null,
    now: NOW,
    ...over,
  })

describe('a correction by hand', () => {
  test('is a new entry with its reason', () => {
    const { next, entries } = booked(adjust({}))
    expect(entries).toMatchObject([{ _id: 'adj:c1', kind: 'adjust', note: '生日补分', balance: 10 }])
    expect(auditMember({ ...next, growth: 0 }, entries)).toEqual([])
  })

  test('takes the oldest lots and is refused beyond the active points, naming what is missing', () => {
    const lots = [
      { day: '2026-12-31', points: 30 },
      { day: LOT, points: 10 },
    ]
    expect(booked(adjust({ member: member({ lots }), points: -35 })).next.lots).toEqual([
      { day: LOT, points: 5 },
    ])
    expect(adjust({ member: member({ lots }), points: -41 })).toEqual({ kind: 'insufficient', missing: 1 })
  })

  test('sent again is found in journal or ledger; with another input it is a conflict', () => {
    const first = booked(adjust({}))
    const entry = first.entries[0] as LedgerEntry
    expect(adjust({ member: first.next }).kind).toBe('already')
    expect(adjust({ booked: entry }).kind).toBe('already')
    expect(adjust({ member: first.next, inputHash: 'other' })).toEqual({ kind: 'conflict' })
  })
})

describe('rolling to today', () => {
  const row = fc.record({
    ref: fc.constantFrom('a', 'b', 'c'),
    points: fc.integer({ min: 1, max: 90 }),
    fromDay: fc.constantFrom('2026-11-01', '2026-11-25', '2027-02-10', FAR_DAY),
    lotDay: fc.constantFrom('2026-11-30', '2026-12-31', '2027-06-30'),
  })
  const lots = fc.uniqueArray(
    fc.record({
      day: fc.constantFrom('2026-11-30', '2027-01-31', '2027-06-30'),
      points: fc.integer({ min: 1, max: 90 }),
    }),
    { selector: lot => lot.day },
  )
  const days = ['2026-11-22', '2026-11-26', '2026-12-01', '2027-01-01', '2027-02-11', '2027-07-01']

  test('a lot is worth its last day, and nothing the day after', () => {
    const purse = purseOf(member({ lots: [{ day: '2026-11-22', points: 5 }] }))
    roll(purse, '2026-11-22')
    expect(sum(purse.lots)).toBe(5)
    roll(purse, '2026-11-23')
    expect([purse.lots, purse.postings]).toEqual([
      [],
      [{ from: 'member.active', to: 'brand.expired', points: 5 }],
    ])
  })

  test('every day or only once ends in the same purse', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        lots,
        fc.nat({ max: 60 }),
        fc.subarray(days),
        (pending, held, owed, seen) => {
          const debt = held.length === 0 ? owed : 0
          const [daily, once] = [
            purseOf({ pending, lots: held, debt }),
            purseOf({ pending, lots: held, debt }),
          ]
          for (const day of seen) roll(daily, day)
          roll(daily, '2027-07-01')
          roll(once, '2027-07-01')
          const balances = ({ lots, pending, debt }: Purse) => ({ lots, pending, debt })
          expect(balances(daily)).toEqual(balances(once))
          expect(once.debt === 0 || once.lots.length === 0).toBe(true)
        },
      ),
    )
  })

  test('nothing to do is nothing to write, and rolling twice writes once', () => {
    expect(rollMember({ member: member(), brand, now: NOW })).toEqual({ kind: 'nothing' })
    const first = booked(
      rollMember({ member: member({ lots: [{ day: '2026-10-31', points: 5 }] }), brand, now: NOW }),
    )
    expect(first.entries).toMatchObject([{ _id: 'roll:shanze:o-lin:2', kind: 'roll', ref: '' }])
    expect(rollMember({ member: first.next, brand, now: NOW })).toEqual({ kind: 'nothing' })
  })

  test('a command books the roll it found beside its own entry, in one write', () => {
    const lots = [{ day: '2026-10-31', points: 5 }]
    const { next, entries } = booked(settle(member({ lots }), orderWith(6_800)))
    expect(entries.map(entry => [entry.kind, entry.seq, entry.balance])).toEqual([
      ['roll', 2, 0],
      ['order', 2, 68],
    ])
    expect(historyOf(next.journal, []).map(entry => entry.kind)).toEqual(['order', 'roll'])
  })
})

describe('limits', () => {
  test('row 61 merges the oldest two of one lot day, and no point is lost', () => {
    const purse = purseOf(guest())
    for (let i = 0; i < 75; i++) {
      const lotDay = i % 2 ? '2027-11-30' : '2027-10-31'
      putPending(purse, { ref: `o${i}`, points: 1 + i, fromDay: FAR_DAY, lotDay })
    }
    expect([purse.pending.length, sum(purse.pending)]).toEqual([60, (75 * 76) / 2])
    expect(purse.pending.filter(row => row.ref === '').map(row => row.lotDay)).toEqual(['2027-10-31'])
  })

  test('merged pending is released with the later of its days', () => {
    const purse = purseOf(guest())
    for (let i = 0; i < 61; i++) {
      putPending(purse, { ref: `o${i}`, points: 1, fromDay: `2026-12-${10 + (i % 20)}`, lotDay: LOT })
    }
    expect(purse.pending[0]).toEqual({ ref: '', points: 2, fromDay: '2026-12-11', lotDay: LOT })
  })

  test('old daily counters fade, those of a whole life stay, and there are never more than 40', () => {
    let caps = count([], 'welcome', '', 1, '2026-01-01')
    for (let i = 0; i < 60; i++) caps = count(caps, `rule${i}`, '2026-11-20', 1, TODAY)
    expect([caps.length, counted(caps, 'welcome', ''), counted(caps, 'rule59', '2026-11-20')]).toEqual([
      40, 1, 1,
    ])
    expect(count(caps, 'earn', '2026-12-20', 5, '2026-12-20')).toEqual([
      { rule: 'welcome', day: '', n: 1 },
      { rule: 'earn', day: '2026-12-20', n: 5 },
    ])
  })
})

describe('when somebody must look again', () => {
  const owing = { journal: [], pending: [], lots: [], holds: [] }
  const pending = (fromDay: string) => [{ ref: '', points: 1, fromDay, lotDay: LOT }]
  test.each<[string, Partial<MemberDoc>, number]>([
    ['nothing', {}, NEVER],
    ['a journal', { journal: [{} as LedgerEntry] }, NOW + 20_000],
    ['a lot', { lots: [{ day: LOT, points: 1 }] }, endOfDay(LOT, TZ)],
    ['waiting points', { pending: pending('2026-11-29') }, startOfDay('2026-11-29', TZ)],
    ['a guest’s points', { pending: pending(FAR_DAY) }, endOfDay(LOT, TZ)],
    ['a hold', { holds: [{ x: 'e', until: NOW + 5, lots: [] }] }, NOW + 5],
  ])('%s', (_, over, due) => expect(memberDueAt({ ...owing, ...over }, TZ, NOW)).toBe(due))
})

describe('archive and audit', () => {
  const { next, entries } = booked(settle(member(), orderWith(6_800)))
  const [entry] = entries as [LedgerEntry]

  test('an emptied journal leaves the next duty', () => {
    expect(archived({ member: next, brand, now: NOW })).toEqual({ journal: [], dueAt: endOfDay(LOT, TZ) })
  })

  test('the same entry is the same whatever the order of its fields; another story is an alarm', () => {
    const shuffled = Object.fromEntries(Object.entries(entry).reverse()) as unknown as LedgerEntry
    expect(sameEntry(entry, shuffled)).toBe(true)
    expect(sameEntry(entry, { ...entry, kept: 67 })).toBe(false)
  })

  test.each<[string, MemberDoc, LedgerEntry[]]>([
    ['a balance without entries', next, []],
    ['an entry twice', next, [entry, entry]],
    ['debt beside active points', { ...next, debt: 1 }, [entry]],
    ['growth out of nowhere', { ...next, growth: 69 }, [entry]],
    ['a lot of another day', { ...next, lots: [{ day: '2027-12-31', points: 68 }] }, [entry]],
    ['a fraction', { ...next, lots: [{ day: LOT, points: 67.5 }] }, [entry]],
  ])('%s is found', (_, broken, all) => expect(auditMember(broken, all)).not.toEqual([]))

  test('good books pass', () => expect(auditMember(next, entries)).toEqual([]))

  test('an order is asked for its entitlement', () => {
    const order = orderWith(6_800)
    expect(auditOrder(order, entries)).toEqual([])
    expect(auditOrder(order, [])).toEqual([`${order._id}: paid but not booked`])
    expect(auditOrder(orderWith(6_800, [800]), entries)).toHaveLength(2)
    expect(auditOrder(order, [{ ...entry, kept: 60 }])).toHaveLength(2)
    expect(auditOrder({ ...order, paid: null }, [])).toEqual([])
  })
})
