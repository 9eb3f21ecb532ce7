import fc from 'fast-check'
import { addDays, startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { closeMember } from '../member/close-member'
import { joinMember } from '../member/join-member'
import { mergeMembers } from '../member/merge-members'
import type { MemberDoc } from '../member/types'
import { auditMember } from '../points/audit'
import { guest, brand as plain } from '../test-brand'
import { duePerks, latestPerkLookAt, PERK_SPREAD_MS, perkDueAt, perksOf } from './due-perks'
import { givePerks, hasDuePerks } from './give-perks'
import { setBirthday } from './set-birthday'
import { aroundBirthday, book, holder, on, perks, shop } from './test-perks'
import type { GivenPerk, PerkBook } from './types'

const november = { kind: 'monthly', batchId: 'shanze:monthly', period: '2026-11' } as const
const given = (batchId: string, period: string): GivenPerk => ({ kind: 'monthly', batchId, period })
const names = (member: MemberDoc, today: string, brand = shop) =>
  duePerks(member, brand, today).map(({ kind, batchId, period }) => `${kind} ${batchId || '-'} ${period}`)

/** The member after the decision, which must have been written. */
function written(decision: ReturnType<typeof givePerks> | ReturnType<typeof setBirthday>): MemberDoc {
  if (decision.kind !== 'booked') throw new Error(decision.kind)
  return { ...decision.next, journal: [] }
}
const give = (member: MemberDoc, day: string, brand = shop) =>
  written(givePerks({ member, brand, now: on(day) }))

describe('what is due', () => {
  test.each<[string, MemberDoc, string, string[]]>([
    ['a tier not named', holder('xinya'), '2026-11-22', []],
    ['a guest', guest({ tier: 'zhiwei' }), '2026-11-22', []],
    ['joined or risen within the month', holder('zhiwei'), '2026-11-22', ['monthly shanze:monthly 2026-11']],
    ['the same month again', holder('zhiwei', { given: [november] }), '2026-11-30', []],
    [
      'the next month',
      holder('zhiwei', { given: [november] }),
      '2026-12-01',
      ['monthly shanze:monthly 2026-12'],
    ],
    [
      'risen after the coupon',
      holder('cangshan', { given: [november] }),
      '2026-11-22',
      ['monthly shanze:tasting 2026-11'],
    ],
    [
      'several months nobody looked',
      holder('zhiwei', { given: [given('shanze:monthly', '2026-08')] }),
      '2026-11-22',
      ['monthly shanze:monthly 2026-11'],
    ],
    [
      'last month still owed',
      holder('zhiwei', {
        given: [given('shanze:monthly', '2026-10')],
        owed: [{ ...given('shanze:monthly', '2026-10'), couponId: 'c', tries: 3, tryAt: 0 }],
      }),
      '2026-11-22',
      [],
    ],
    [
      'the birthday month',
      holder('zhiwei', { given: [november], birthday: '11-03' }),
      '2026-11-22',
      ['birthday - 2026'],
    ],
    [
      'this year’s given',
      holder('zhiwei', {
        given: [november, { kind: 'birthday', batchId: '', period: '2026' }],
        birthday: '11-03',
      }),
      '2026-11-22',
      [],
    ],
    [
      'a year later, by the tier of then',
      holder('cangshan', {
        given: [given('shanze:tasting', '2027-11'), { kind: 'birthday', batchId: '', period: '2026' }],
        birthday: '11-03',
      }),
      '2027-11-01',
      ['birthday shanze:cake 2027'],
    ],
  ])('%s', (_case, member, today, due) => expect(names(member, today)).toEqual(due))

  test('a coupon two tiers share is one a month, also for who rises', () => {
    const shared = {
      ...shop,
      perks: { ...perks, monthly: perks.monthly.map(each => ({ ...each, batchId: 'shanze:monthly' })) },
    }
    expect(names(holder('cangshan', { given: [november] }), '2026-11-22', shared)).toEqual([])
  })

  test('a brand without perks gives none', () => {
    expect(names(holder('cangshan', { birthday: '11-03' }), '2026-11-22', plain)).toEqual([])
  })
})

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
    const falling = { ...holder('cangshan'), periodStartGrowth: 2500, tierUntilDay: '2026-11-30' }
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

describe('when the timer looks', () => {
  const at = (member: MemberDoc, day: string, brand = shop) => perkDueAt(member, brand, on(day))

  test('at the first of the next month, spread over six hours', () => {
    const due = at(holder('zhiwei', { given: [november] }), '2026-11-22')
    const begins = startOfDay('2026-12-01', 'Asia/Shanghai')
    expect(due).toBeGreaterThanOrEqual(begins)
    expect(due).toBeLessThan(begins + PERK_SPREAD_MS)
    expect(due).toBeLessThanOrEqual(latestPerkLookAt('Asia/Shanghai', on('2026-11-22')))
  })

  test('at the birthday’s first day, when that comes earlier', () => {
    const due = perkDueAt(
      holder('zhiwei', { given: [november], birthday: '11-28' }),
      aroundBirthday(2, 0),
      on('2026-11-22'),
    )
    expect(due - startOfDay('2026-11-26', 'Asia/Shanghai')).toBeLessThan(PERK_SPREAD_MS)
  })

  test('soon, when something is due; at its time, when a coupon is owed', () => {
    expect(at(holder('zhiwei'), '2026-11-22')).toBe(on('2026-11-22') + 20_000)
    const owed = [{ ...november, couponId: 'c', tries: 2, tryAt: on('2026-11-23') }]
    expect(at(holder('zhiwei', { given: [november], owed }), '2026-11-22')).toBe(on('2026-11-23'))
  })

  test('every member of such a brand once a month, whatever the tier; nobody else', () => {
    expect(at(holder('xinya'), '2026-11-22')).toBeLessThan(NEVER)
    expect(at(holder('zhiwei'), '2026-11-22', plain)).toBe(NEVER)
    expect(at(guest(), '2026-11-22')).toBe(NEVER)
  })
})

describe('a birthday', () => {
  const say = (member: MemberDoc, monthDay: string, day = '2026-11-22', brand = shop) =>
    setBirthday({ member, brand, monthDay, now: on(day) })
  const lin = (over: Partial<PerkBook> = {}) => holder('zhiwei', { given: [november], ...over })

  test('is said once; the same again changes nothing', () => {
    const next = written(say(lin(), '05-20'))
    expect(next.perks?.birthday).toBe('05-20')
    expect(say(next, '05-20')).toEqual({ kind: 'already' })
    expect(say(next, '05-21')).toEqual({ kind: 'refused', reason: 'set' })
  })

  test.each([
    ['a guest', guest(), '05-20', shop, 'not-member'],
    ['no such day', lin(), '02-30', shop, 'not-a-day'],
    ['a brand that gives nothing for it', lin(), '05-20', plain, 'off'],
  ] as const)('is refused: %s', (_case, member, monthDay, brand, reason) =>
    expect(say(member, monthDay, '2026-11-22', brand)).toEqual({ kind: 'refused', reason }),
  )

  test.each([
    ['to come this month', '11-30', 'birthday - 2026'],
    ['today', '11-22', 'birthday - 2026'],
    ['just gone by', '11-21', null],
    ['long gone by', '03-01', null],
  ])('%s: what is given at once', (_case, monthDay, perk) => {
    expect(names(written(say(lin(), monthDay)), '2026-11-22')).toEqual(perk ? [perk] : [])
  })

  test('said after its day, it brings next year’s gift', () => {
    const next = written(say(lin(), '11-21'))
    expect(
      names(
        {
          ...next,
          perks: { ...perksOf(next), given: [...perksOf(next).given, given('shanze:monthly', '2027-11')] },
        },
        '2027-11-01',
      ),
    ).toEqual(['birthday - 2027'])
  })

  test('is erased with the account; who comes back with another one waits for next year', () => {
    const gifted = give(written(say(lin(), '11-30')), '2026-11-22')
    const closed = closeMember({ member: gifted, brand: shop, now: on('2026-11-23') })
    if (closed.kind !== 'booked') throw new Error(closed.kind)
    expect(closed.next.perks).toMatchObject({ birthday: '', owed: [] })
    const back = joinMember({
      member: { ...closed.next, journal: [] },
      brand: shop,
      phone: null,
      now: on('2026-11-24'),
    })
    if (back.kind !== 'booked') throw new Error(back.kind)
    const again = written(say({ ...back.next, journal: [] }, '11-29', '2026-11-24'))
    expect(names(again, '2026-11-25')).toEqual([])
  })
})

describe('two cards that become one', () => {
  const a = (over: Partial<PerkBook>) => ({ ...holder('zhiwei', over), _id: 'shanze:o-a' })
  const merged = (from: PerkBook, into: PerkBook): PerkBook => {
    const both = mergeMembers({
      from: a(from),
      into: holder('zhiwei', into),
      brand: shop,
      now: on('2026-11-22'),
    })
    if (both.kind !== 'merged') throw new Error(both.kind)
    expect(both.from.perks).toEqual(book())
    return perksOf(both.into)
  }
  const owed = (who: string) => ({ ...november, couponId: `of-${who}`, tries: 0, tryAt: 1 })

  test.each<[string, PerkBook, PerkBook, string[]]>([
    ['one was given it, the other was not', book({ given: [november] }), book(), []],
    [
      'both are owed it: one coupon',
      book({ given: [november], owed: [owed('a')] }),
      book({ given: [november], owed: [owed('lin')] }),
      ['of-lin'],
    ],
    [
      'one has it, the other is owed it: none more',
      book({ given: [november] }),
      book({ given: [november], owed: [owed('lin')] }),
      [],
    ],
    [
      'the giver is owed it, the taker has it',
      book({ given: [november], owed: [owed('a')] }),
      book({ given: [november] }),
      [],
    ],
    ['what only the giver is owed goes on', book({ given: [november], owed: [owed('a')] }), book(), ['of-a']],
  ])('%s', (_case, from, into, left) => {
    const one = merged(from, into)
    expect(one.owed.map(({ couponId }) => couponId)).toEqual(left)
    expect(one.given).toEqual([november])
    expect(duePerks({ state: 'member', tier: 'zhiwei', perks: one }, shop, '2026-11-22')).toEqual([])
  })

  test('the birthday comes along unless the taker has one', () => {
    expect(merged(book({ birthday: '05-20' }), book()).birthday).toBe('05-20')
    expect(merged(book({ birthday: '05-20' }), book({ birthday: '06-01' })).birthday).toBe('06-01')
  })
})
