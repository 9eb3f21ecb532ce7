import type { MemberDoc } from '../account/types'
import { LIMITS } from '../limits'
import { perks } from '../perk/test-perks'
import { brand, DAY_MS, LIN, LOT, member, NOW } from '../test-brand'
import { closeBooks, type Decided, openBooks } from './book'
import { credit } from './purse'
import type { LedgerEntry } from './types'

const review = { months: 12, keep: [{ tierId: 'zhiwei', growth: 300 }], otherwise: 'one-down' as const }
const shop = { ...brand, review, perks }
const decided = (over: Partial<Decided> = {}): Decided =>
  ({ cause: 'adj:1', kind: 'adjust', growth: 0, note: '', by: [], inputHash: 'h', ...over }) as Decided
function write(who: MemberDoc, command: Decided | null, points = 0, changes: Partial<MemberDoc> = {}) {
  const books = openBooks({ member: who, brand: shop, now: NOW })
  if (points > 0) credit(books.purse, 'brand.adjusted', points, LOT)
  const written = closeBooks(books, command, changes)
  if (written.kind !== 'booked') throw new Error(written.kind)
  return written
}

describe('a command on an account', () => {
  test('is one entry with what it moved, and one write ahead of the account', () => {
    const { next, entries } = write(member({ seq: 4 }), decided(), 10)
    expect(next).toMatchObject({ seq: 5, lots: [{ day: LOT, points: 10 }], journal: entries })
    expect(entries).toMatchObject([
      { _id: 'adj:1', memberId: LIN, seq: 5, at: NOW, day: '2026-11-22', balance: 10, ref: '', version: 0 },
    ])
    expect(entries[0]).not.toHaveProperty('tier')
    expect(entries[0]).not.toHaveProperty('growthEarnedAt')
  })

  test('books the day first: what has ended or become active is an entry before its own', () => {
    const who = member({ lots: [{ day: '2026-10-31', points: 7 }] })
    const { next, entries } = write(who, decided(), 10)
    expect(entries.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['roll', who.seq + 1],
      ['adjust', who.seq + 1],
    ])
    expect([next.lapsed, next.lots]).toEqual([[{ day: '2026-10-31', points: 7 }], [{ day: LOT, points: 10 }]])
  })

  test('that decides nothing leaves the day’s entry alone', () => {
    const ended = member({ lots: [{ day: '2026-10-31', points: 7 }], growth: 30, periodGrowth: 30 })
    const { next, entries } = write(ended, null)
    expect(entries.map(({ kind }) => kind)).toEqual(['roll'])
    expect([next.growth, next.periodGrowth, next.seq]).toEqual([30, 30, ended.seq + 1])
  })

  test('of growth counts in the running period and raises the tier with it', () => {
    const { next, entries } = write(member(), decided({ growth: 600 }))
    expect(next).toMatchObject({ growth: 600, tier: 'zhiwei', raises: [{ tier: 'zhiwei', threshold: 500 }] })
    expect(entries[0]?.tier).toEqual({ from: 'xinya', to: 'zhiwei', why: 'raised' })
  })

  test('that takes growth back takes it from the period in which it was earned', () => {
    const kept = member({
      tier: 'zhiwei',
      growth: 900,
      periodGrowth: 400,
      periodSinceAt: NOW - DAY_MS,
      tierUntilDay: '2027-11-30',
    })
    const back = (growthEarnedAt?: number) =>
      write(kept, decided({ growth: -300, ...(growthEarnedAt === undefined ? {} : { growthEarnedAt }) })).next
    expect(back(NOW - 2 * DAY_MS)).toMatchObject({ growth: 600, periodGrowth: 400 })
    expect(back(NOW)).toMatchObject({ growth: 600, periodGrowth: 100 })
    expect(back()).toMatchObject({ growth: 600, periodGrowth: 100 })
  })

  test('C5: that undoes a raise takes what its tier had given, as far as it is still there', () => {
    const raised = write(member(), decided({ growth: 600 })).next
    const gave = [{ kind: 'birthday' as const, batchId: '', period: '2026', couponId: '', points: 50 }]
    const given = {
      ...raised,
      journal: [],
      lots: [{ day: LOT, points: 80 }],
      raises: raised.raises.map(raise => ({ ...raise, gave })),
      perks: {
        birthday: '11-03',
        given: [{ kind: 'birthday' as const, batchId: '', period: '2026' }],
        owed: [],
      },
    }
    const { next, entries } = write(given, decided({ growth: -600 }))
    expect(next).toMatchObject({ tier: 'xinya', raises: [], lots: [{ day: LOT, points: 30 }] })
    expect(entries.at(-1)).toMatchObject({
      tier: { from: 'zhiwei', to: 'xinya', why: 'refunded' },
      postings: [{ from: 'member.active', to: 'brand.withdrawn', points: 50 }],
    })
    expect(write(given, decided({ growth: -100 })).next.lots).toEqual(given.lots)
  })

  test('meets the tier after a review that was due, with a period of its own', () => {
    const falling = member({ tier: 'zhiwei', growth: 700, periodGrowth: 10, tierUntilDay: '2026-11-21' })
    const { next, entries } = write(falling, decided(), 10)
    expect(next).toMatchObject({ tier: 'xinya', tierSinceAt: NOW, periodSinceAt: NOW, raises: [] })
    expect(entries[0]).toMatchObject({ kind: 'roll', tier: { from: 'zhiwei', to: 'xinya', why: 'lowered' } })
    const keeping = { ...falling, periodGrowth: 300, tierSinceAt: 5 }
    expect(write(keeping, decided()).next).toMatchObject({
      tier: 'zhiwei',
      tierSinceAt: 5,
      periodSinceAt: NOW,
    })
  })

  test('that sets the tier itself changes it without a word of its own', () => {
    const { entries } = write(member({ tier: 'zhiwei', growth: 600 }), decided(), 0, { tier: 'cangshan' })
    expect(entries[0]).not.toHaveProperty('tier')
  })

  test('waits for the archive when its entries do not fit, and not before', () => {
    const full = (n: number) => Array.from({ length: n }, (_, i) => ({ _id: `e${i}` }) as LedgerEntry)
    const at = (n: number) =>
      closeBooks(openBooks({ member: member({ journal: full(n) }), brand: shop, now: NOW }), decided()).kind
    expect([at(LIMITS.journal - 1), at(LIMITS.journal)]).toEqual(['booked', 'archive-first'])
  })
})
