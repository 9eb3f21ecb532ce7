import type { MemberDoc } from '../account/types'
import { startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { guest, brand as plain } from '../test-brand'
import { latestPerkLookAt, newlyOwed, PERK_SPREAD_MS, perkDueAt } from './due-perks'
import { aroundBirthday, given, holder, names, november, on, perks, shop } from './test-perks'

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
      'several months without a look',
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

  test('every member of such a brand once a month, whatever the tier; no guest', () => {
    expect(at(holder('xinya'), '2026-11-22')).toBeLessThan(NEVER)
    expect(at(holder('zhiwei'), '2026-11-22', plain)).toBe(NEVER)
    expect(at(guest(), '2026-11-22')).toBe(NEVER)
  })
})

test('newly owed is what the document before the step did not owe', () => {
  const owed = (couponId: string) => ({ ...november, couponId, tries: 0, tryAt: 0 })
  const [before, next] = [
    holder('zhiwei', { owed: [owed('a')] }),
    holder('zhiwei', { owed: [owed('a'), owed('b')] }),
  ]
  expect(newlyOwed(before, next)).toEqual([owed('b')])
  expect(newlyOwed({}, next)).toEqual([owed('a'), owed('b')])
  expect(newlyOwed(next, {})).toEqual([])
})
