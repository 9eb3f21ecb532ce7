import fc from 'fast-check'
import type { MemberDoc } from '../account/types'
import { addDays } from '../calendar/day'
import { perksOf } from '../perk/due-perks'
import { given, holder, november, on, shop, written } from '../perk/test-perks'
import { auditMember } from '../settlement/audit'
import { givePerks, hasDuePerks } from './give-perks'

const give = (member: MemberDoc, day: string, brand = shop) =>
  written(givePerks({ member, brand, now: on(day) }))

describe('giving', () => {
  test('a coupon is decided in one write and owed under its own id', () => {
    const next = give(holder('zhiwei'), '2026-11-22')
    expect(next.perks).toEqual({
      birthday: '',
      given: [november],
      owed: [
        {
          ...november,
          couponId: 'perk:monthly:2026-11:shanze:monthly:o-lin',
          tries: 0,
          tryAt: on('2026-11-22') + 20_000,
        },
      ],
    })
    expect(givePerks({ member: next, brand: shop, now: on('2026-11-22') })).toEqual({ kind: 'nothing' })
  })

  test('birthday points are booked as an entry of their own, and repay debt first', () => {
    const member = holder('zhiwei', { birthday: '11-22', given: [november] })
    const decision = givePerks({ member: { ...member, debt: 20 }, brand: shop, now: on('2026-11-22') })
    if (decision.kind !== 'booked') throw new Error(decision.kind)
    expect(decision.entries).toMatchObject([
      {
        _id: 'perk:birthday:2026:shanze:o-lin',
        kind: 'perk',
        growth: 0,
        postings: [
          { from: 'brand.issued', to: 'member.debt', points: 20 },
          { from: 'brand.issued', to: 'member.active', points: 30 },
        ],
      },
    ])
    expect(decision.next).toMatchObject({ debt: 0, lots: [{ day: '2027-11-30', points: 30 }] })
  })

  test('a tier that a review lowers on the first of the month gives what is left', () => {
    const review = {
      months: 12,
      keep: [{ tierId: 'cangshan', growth: 1200 }],
      otherwise: 'one-down' as const,
    }
    const falling = { ...holder('cangshan'), periodGrowth: 0, tierUntilDay: '2026-11-30' }
    const next = give(falling, '2026-12-01', { ...shop, review })
    expect([next.tier, next.perks?.given]).toEqual(['zhiwei', [given('shanze:monthly', '2026-12')]])
  })

  test('nothing due leaves the roll alone', () => {
    const quiet = holder('xinya')
    expect(givePerks({ member: quiet, brand: shop, now: on('2026-11-22') })).toEqual({ kind: 'nothing' })
    expect(hasDuePerks({ member: quiet, brand: shop, now: on('2026-11-22') })).toBe(false)
    const ended = { ...quiet, lots: [{ day: '2026-10-31', points: 5 }] }
    expect(givePerks({ member: ended, brand: shop, now: on('2026-11-22') })).toMatchObject({
      kind: 'booked',
      entries: [{ kind: 'roll' }],
    })
  })

  test('a brand without perks and a guest have nothing due; a member with something has', () => {
    const now = on('2026-11-22')
    const { perks: _none, ...without } = shop
    expect(hasDuePerks({ member: holder('zhiwei'), brand: shop, now })).toBe(true)
    expect(hasDuePerks({ member: holder('zhiwei'), brand: without, now })).toBe(false)
    expect(hasDuePerks({ member: { ...holder('zhiwei'), state: 'guest' }, brand: shop, now })).toBe(false)
  })

  test('a raise in its first period remembers what its tier gave, an earlier one does not', () => {
    const held = {
      tier: 'xinya',
      tierSinceAt: 0,
      tierUntilDay: '9999-12-31',
      periodGrowth: 0,
      periodSinceAt: 0,
    }
    const raise = (tier: string) => ({ tier, at: 1, threshold: 500, before: held, gave: [] })
    const raised = {
      ...holder('cangshan', { birthday: '11-03' }),
      raises: [raise('zhiwei'), raise('cangshan')],
    }
    expect(give(raised, '2026-11-22').raises).toMatchObject([
      { tier: 'zhiwei', gave: [] },
      {
        tier: 'cangshan',
        gave: [
          { kind: 'monthly', couponId: 'perk:monthly:2026-11:shanze:tasting:o-lin', points: 0 },
          { kind: 'birthday', couponId: 'perk:birthday:2026:shanze:cake:o-lin', points: 100 },
        ],
      },
    ])
    const lower = { ...holder('zhiwei', { birthday: '11-03' }), raises: [raise('zhiwei')] }
    expect(give(lower, '2026-11-22').raises[0]?.gave[1]).toMatchObject({ couponId: '', points: 50 })
    expect(give({ ...lower, raises: [raise('cangshan')] }, '2026-11-22').raises[0]?.gave).toEqual([])
  })

  test('a year of looking every day, or at any days, gives each month and birthday once and balances', () => {
    fc.assert(
      fc.property(fc.subarray(Array.from({ length: 400 }, (_, n) => n)), looks => {
        let member = holder('cangshan', { birthday: '02-29' })
        const entries = []
        const seen: string[] = []
        for (const n of looks) {
          const now = on(addDays('2026-11-22', n))
          const decision = givePerks({ member, brand: shop, now })
          if (decision.kind !== 'booked') continue
          entries.push(...decision.entries)
          seen.push(...perksOf(decision.next).owed.map(({ couponId }) => couponId))
          member = { ...decision.next, journal: [], perks: { ...perksOf(decision.next), owed: [] } }
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(entries.filter(({ kind }) => kind === 'perk').length).toBeLessThanOrEqual(1)
        const before = {
          ...entries[0],
          _id: 'before',
          growth: 2500,
          postings: [],
          lotChanges: [],
          kind: 'order',
        }
        expect(auditMember({ ...member, tier: 'cangshan' }, [before, ...entries] as never)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})
