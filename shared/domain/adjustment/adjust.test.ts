import type { MemberDoc } from '../account/types'
import type { Booking, LedgerEntry } from '../points/types'
import { auditMember } from '../settlement/audit'
import { brand, LIN, LOT, member, NOW } from '../test-brand'
import { adjustPoints, isRefused } from './adjust'

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
