import type { MemberDoc } from '../account/types'
import type { Booking, LedgerEntry } from '../points/types'
import { auditMember } from '../settlement/audit'
import { brand, DAY_MS, LIN, LOT, member, NOW, TODAY } from '../test-brand'
import { adjustPoints, isRefused, mergedAlone } from './adjust'

const booked = <T extends { kind: string }>(decision: T) => {
  if (decision.kind !== 'booked') throw new Error(JSON.stringify(decision))
  return decision as Extract<Booking<MemberDoc>, { kind: 'booked' }> & T
}
const adjust = (over: Partial<Parameters<typeof adjustPoints>[0]>) =>
  adjustPoints({
    member: member(),
    brand,
    named: LIN,
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
    expect(entries).toMatchObject([
      { _id: 'adj:shanze:o-lin:c1', kind: 'adjust', note: '生日补分', balance: 10 },
    ])
    expect(auditMember({ ...next, growth: 0 }, entries)).toEqual([])
  })

  test('takes the oldest lots', () => {
    const lots = [
      { day: '2026-12-31', points: 30 },
      { day: LOT, points: 10 },
    ]
    expect(booked(adjust({ member: member({ lots }), points: -35 })).next.lots).toEqual([
      { day: LOT, points: 5 },
    ])
  })

  test('of more than is there moves nothing, and the written no stands when more has come', () => {
    const poor = member({ lots: [{ day: LOT, points: 40 }] })
    const { next, entries } = booked(adjust({ member: poor, points: -41 }))
    expect([next.lots, isRefused(entries[0] as LedgerEntry)]).toEqual([poor.lots, true])
    const rich = { ...next, lots: [{ day: LOT, points: 90 }] }
    expect(adjust({ member: rich, points: -41 })).toMatchObject({ kind: 'already', entry: { postings: [] } })
  })

  test('sent again is found in journal or ledger; with another input it is a conflict', () => {
    const first = booked(adjust({}))
    const entry = first.entries[0] as LedgerEntry
    expect(adjust({ member: first.next }).kind).toBe('already')
    expect(adjust({ booked: entry }).kind).toBe('already')
    expect(adjust({ member: first.next, inputHash: 'other' })).toEqual({ kind: 'conflict' })
  })
})

describe('what single persons may move of one card in a day', () => {
  const alone = (points: number, moved?: MemberDoc['adjustedAlone'], over: object = {}) => {
    const who = member({ lots: [{ day: LOT, points: 300 }], ...(moved ? { adjustedAlone: moved } : {}) })
    return adjust({ member: who, points, alonePerCard: 500, ...over })
  }
  const yesterday = { day: '2026-11-21', points: 500 }

  test('reaches exactly the limit, and needs a second person beyond it', () => {
    const moved = { day: TODAY, points: 400 }
    expect(booked(alone(100, moved)).next.adjustedAlone).toEqual({ day: TODAY, points: 500 })
    expect(alone(101, moved)).toEqual({ kind: 'needs-second' })
  })

  test('counts deductions like additions', () => {
    expect(booked(alone(-200)).next.adjustedAlone).toEqual({ day: TODAY, points: 200 })
    expect(alone(-200, { day: TODAY, points: 301 })).toEqual({ kind: 'needs-second' })
  })

  test('begins anew with the brand’s day', () => {
    expect(booked(alone(500, yesterday)).next.adjustedAlone).toEqual({ day: TODAY, points: 500 })
    expect(alone(1, { day: TODAY, points: 500 }, { now: NOW + DAY_MS }).kind).toBe('booked')
  })

  test('does not count what could not be taken', () => {
    const { next, entries } = booked(alone(-301, { day: TODAY, points: 500 }))
    expect([isRefused(entries[0] as LedgerEntry), next.adjustedAlone]).toEqual([
      true,
      { day: TODAY, points: 500 },
    ])
  })

  test('is neither asked nor counted where two persons agreed', () => {
    const agreed = booked(alone(900, { day: TODAY, points: 500 }, { alonePerCard: undefined }))
    expect(agreed.next.adjustedAlone).toEqual({ day: TODAY, points: 500 })
  })

  test.each([
    [
      'of one day is added up',
      { day: TODAY, points: 10 },
      { day: TODAY, points: 20 },
      { day: TODAY, points: 30 },
    ],
    ['of an earlier day is forgotten', yesterday, { day: TODAY, points: 20 }, { day: TODAY, points: 20 }],
    ['of a later day stays', { day: TODAY, points: 20 }, yesterday, { day: TODAY, points: 20 }],
    ['of one card alone stays', undefined, yesterday, yesterday],
    ['of none is none', undefined, undefined, undefined],
  ])('of two cards that become one: what %s', (_case, one, other, both) =>
    expect(mergedAlone(one, other)).toEqual(both),
  )
})
