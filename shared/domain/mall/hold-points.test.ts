import type { MemberDoc } from '../account/types'
import type { LedgerEntry, Lot } from '../points/types'
import { brand, DAY_MS, LIN, LOT, member, NOW } from '../test-brand'
import { holdPoints, returnPoints, settleHold } from './hold-points'
import { exchangeOf as exchange } from './test-goods'
import type { ExchangeDoc } from './types'

const lot = (points: number, day = LOT): Lot => ({ day, points })
const booked = <D extends { kind: string }>(decision: D) => {
  if (decision.kind !== 'booked') throw new Error(JSON.stringify(decision))
  return decision as unknown as { next: MemberDoc; entries: LedgerEntry[] }
}
const at = (who: MemberDoc, over: Partial<ExchangeDoc> = {}, now = NOW) => ({
  member: who,
  brand,
  exchange: exchange(over),
  now,
})

describe('the price of an exchange', () => {
  const rich = member({ lots: [lot(50, '2026-12-31'), lot(100)] })
  const holding = () => booked(holdPoints(at(rich))).next

  test('is put aside from the oldest lots, by an entry of the exchange', () => {
    const { next, entries } = booked(holdPoints(at(rich)))
    expect(next).toMatchObject({
      lots: [lot(70)],
      holds: [{ exchangeId: 'x1', until: exchange().until, lots: [lot(50, '2026-12-31'), lot(30)] }],
    })
    expect(entries).toMatchObject([
      { _id: `exch:x1:hold:${next.seq}`, kind: 'hold', ref: 'x1', growth: 0, inputHash: '' },
    ])
  })

  test('is put aside once, however often it is asked for', () => {
    const next = holding()
    expect(holdPoints(at(next))).toEqual({ kind: 'held', hold: next.holds[0] })
  })

  test('that is more than there is puts nothing aside, and what is missing is said', () => {
    expect(holdPoints(at(member({ lots: [lot(79)] })))).toEqual({ kind: 'points-short', missing: 1 })
    expect(holdPoints(at(member({ lots: [lot(80)] }))).kind).toBe('booked')
  })

  test('is spent when the exchange is decided, once', () => {
    const { next, entries } = booked(settleHold(at(holding(), { state: 'ready' })))
    expect(entries).toMatchObject([
      { kind: 'post', ref: 'x1', postings: [{ from: 'member.held', to: 'brand.spent', points: 80 }] },
    ])
    expect([next.holds, next.lots]).toEqual([[], [lot(70)]])
    expect(settleHold(at(next, { state: 'ready' }))).toEqual({ kind: 'nothing' })
  })

  test('goes back to its lots when the exchange is void, and stays held while it is open', () => {
    const { next, entries } = booked(settleHold(at(holding(), { state: 'void' })))
    expect(entries).toMatchObject([{ kind: 'void', ref: 'x1' }])
    expect([next.holds, next.lots]).toEqual([[], rich.lots])
    expect(settleHold(at(holding()))).toEqual({ kind: 'nothing' })
  })

  test('of another exchange stays held', () => {
    const other = { exchangeId: 'x2', until: NOW, lots: [lot(5)] }
    const both = { ...holding(), holds: [...holding().holds, other] }
    expect(booked(settleHold(at(both, { state: 'ready' }))).next.holds).toEqual([other])
  })
})

describe('points of an exchange that came to its end unfetched', () => {
  const cancelled: Partial<ExchangeDoc> = { state: 'cancelled', doneAt: NOW, lots: [lot(80)] }
  const back = (who: MemberDoc, over: Partial<ExchangeDoc> = {}, now = NOW) =>
    booked(returnPoints({ ...at(who, { ...cancelled, ...over }, now), booked: null }))

  test('go back to their lots by an entry of the exchange, once', () => {
    const { next, entries } = back(member())
    expect(next.lots).toEqual([lot(80)])
    expect(entries).toMatchObject([
      {
        _id: 'exch:x1:return',
        kind: 'return',
        ref: 'x1',
        growth: 0,
        inputHash: '',
        postings: [{ from: 'brand.spent', to: 'member.active', points: 80 }],
      },
    ])
    const [entry] = entries
    expect(returnPoints({ ...at(next, cancelled), booked: null })).toEqual({ kind: 'already', entry })
    expect(returnPoints({ ...at(member(), cancelled), booked: entry ?? null })).toEqual({
      kind: 'already',
      entry,
    })
  })

  test('repay a debt first', () => {
    expect(back(member({ debt: 30 })).next).toMatchObject({ debt: 0, lots: [lot(50)] })
  })

  test('C1: do not go back when the account was closed since: closing gave up what they had bought', () => {
    const closed = member({ closings: [{ memberId: LIN, at: NOW }] })
    const { next, entries } = back(closed)
    expect(next.lots).toEqual([])
    expect(entries.at(-1)?.postings).toEqual([{ from: 'brand.spent', to: 'brand.forfeited', points: 80 }])
    expect(back(closed, { doneAt: NOW + 1 }).next.lots).toEqual([lot(80)])
  })

  describe('whose lot has ended meanwhile', () => {
    const DAY_5 = { lots: [lot(80, '2026-11-30')] }
    const later = NOW + 10 * DAY_MS
    test.each<[string, Partial<ExchangeDoc>, Lot[]]>([
      ['get seven days when the customer had more than those left', DAY_5, [lot(80, '2026-12-09')]],
      ['end when they had just those left', { lots: [lot(80, '2026-11-29')] }, []],
      ['end when the thing was not fetched', { ...DAY_5, state: 'lapsed' }, []],
    ])('%s', (_case, over, lots) => expect(back(member(), over, later).next.lots).toEqual(lots))

    test('are lost then, and remembered as lost', () => {
      const { next, entries } = back(member(), { ...DAY_5, state: 'lapsed' }, later)
      expect(next.lapsed).toEqual([lot(80, '2026-11-30')])
      expect(entries.at(-1)?.postings).toEqual([{ from: 'brand.spent', to: 'brand.expired', points: 80 }])
    })

    test('go back to the lot on its last day', () => {
      expect(back(member(), { lots: [lot(80, '2026-12-02')] }, later).next.lots).toEqual([
        lot(80, '2026-12-02'),
      ])
    })
  })
})
