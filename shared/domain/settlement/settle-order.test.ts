import { counted } from '../account/cap-counts'
import type { MemberDoc } from '../account/types'
import { endOfDay, FAR_DAY } from '../calendar/day'
import { addPaid, addRefund } from '../order/add-fact'
import type { OrderDoc } from '../order/types'
import { archived } from '../points/archive'
import { balancesOf } from '../points/balances'
import { isSettling } from '../points/entry-kinds'
import { sum } from '../points/purse'
import type { Booking, LedgerEntry, SettlingEntry } from '../points/types'
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
import { settleOrder } from './settle-order'

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
const settling = (entries: readonly LedgerEntry[]) => entries.find(isSettling) ?? null
const settle = (
  who: MemberDoc,
  order: OrderDoc,
  { newest = null as SettlingEntry | null, rules = brand, campaigns = [payGift()], now = NOW } = {},
) => settleOrder({ member: who, order, newest, brand: rules, campaigns, now })

describe('settling an order', () => {
  test('a member of the first tier gets a point per yuan, growth and one gift', () => {
    const { next, entries } = booked(settle(member(), orderWith(6_800)))
    expect(next).toMatchObject({ seq: 2, lots: [{ day: LOT, points: 68 }], debt: 0, growth: 68 })
    expect(entries).toMatchObject([
      {
        _id: '1900000109:T1:v1',
        kind: 'order',
        version: 1,
        kept: 68,
        keptGrowth: 68,
        balance: 68,
        postings: [{ from: 'brand.issued', to: 'member.active', points: 68 }],
        lotChanges: [{ day: LOT, points: 68 }],
        plan: { rate: 10_000, tier: 'xinya', ruleVersion: 3, baseFen: 6_800, lotDay: LOT },
      },
    ])
    expect(settling(entries)?.plan.gifts).toMatchObject([
      { batchId: 'shanze:cold-brew', takeUntilAt: endOfDay(TODAY, TZ) },
    ])
    expect(next.dueAt).toBe(NOW + 20_000)
  })

  test('the rate is that of the tier before this order; the tier rises at once', () => {
    const { next, entries } = booked(settle(member({ growth: 450 }), orderWith(10_000)))
    expect(settling(entries)?.plan.rate).toBe(10_000)
    expect([next.growth, next.tier, next.tierSinceAt]).toEqual([550, 'zhiwei', NOW])
  })

  test('C5: a refund of the growth that raised a tier lowers it at once, and its entry says so', () => {
    const first = booked(settle(member({ growth: 450 }), orderWith(10_000)))
    const newest = settling(first.entries)
    const { next, entries } = booked(settle(first.next, orderWith(10_000, [10_000]), { newest }))
    expect([next.growth, next.tier, sum(next.lots), next.raises]).toEqual([450, 'xinya', 0, []])
    expect(entries.at(-1)?.tier).toEqual({ from: 'zhiwei', to: 'xinya', why: 'refunded' })
  })

  test('a guest’s points wait until joining, in the lot of the paid day', () => {
    const { next } = booked(settle(guest(), orderWith(6_800)))
    expect(next.pending).toEqual([{ ref: '1900000109:T1', points: 68, fromDay: FAR_DAY, lotDay: LOT }])
    expect([next.seq, next.lots, next.growth, next.tier]).toEqual([1, [], 68, 'xinya'])
    expect(next.dueAt).toBe(NOW + 20_000)
    expect(archived({ member: next, brand, now: NOW }).calendarDueAt).toBe(endOfDay(LOT, TZ))
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
    expect([settling(then.entries)?.kept, settling(then.entries)?.plan.gifts]).toEqual([30, []])
    expect(counted(then.next.caps, 'earn', TODAY)).toBe(80)
  })

  test('the base is what the customer paid, or the total where the brand says so', () => {
    const order = orderWith(10_000, [], { payerFen: 6_000 })
    expect(settling(booked(settle(member(), order)).entries)?.kept).toBe(60)
    const rules = brandWith({ measure: 'total' })
    expect(settling(booked(settle(member(), order, { rules })).entries)?.kept).toBe(100)
  })

  test('a refund known before the first booking is taken off at once, gifts included', () => {
    const { next, entries } = booked(settle(member(), orderWith(10_000, [5_000])))
    expect(entries[0]).toMatchObject({ kept: 50, keptGrowth: 50, plan: { points: 100, gifts: [] } })
    expect(sum(next.lots)).toBe(50)
  })

  test('the first plan stands, whatever the rules say later', () => {
    const first = booked(settle(member(), orderWith(10_000)))
    const newest = settling(first.entries)
    const rules = brandWith({ version: 4, measure: 'total', maxPerOrder: 1 })
    const then = booked(settle(first.next, orderWith(10_000, [3_000]), { newest, rules }))
    expect(then.entries[0]).toMatchObject({ kept: 70, plan: { ruleVersion: 3, points: 100 } })
  })

  test.each([
    ['the order is unpaid', { ...orderWith(6_800), paid: null }],
    ['the payer is unknown', { ...orderWith(6_800), memberId: '' }],
  ])('nothing is booked while %s', (_, order) => expect(settle(member(), order)).toEqual({ kind: 'nothing' }))

  test('a version is booked once, and never after a newer one', () => {
    const order = orderWith(10_000, [3_000])
    const newest = settling(booked(settle(member(), order)).entries)
    expect(settle(member(), order, { newest })).toMatchObject({ kind: 'already' })
    expect(settle(member(), { ...order, version: 1 }, { newest })).toMatchObject({ kind: 'already' })
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
