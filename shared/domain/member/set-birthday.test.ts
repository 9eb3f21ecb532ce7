import type { MemberDoc } from '../account/types'
import { nextPerkDay, perksOf } from '../perk/due-perks'
import { given, holder, names, november, on, shop, written } from '../perk/test-perks'
import type { PerkBook } from '../perk/types'
import { guest, brand as plain } from '../test-brand'
import { closeMember } from './close-member'
import { givePerks } from './give-perks'
import { joinMember } from './join-member'
import { setBirthday } from './set-birthday'

const give = (member: MemberDoc, day: string, brand = shop) =>
  written(givePerks({ member, brand, now: on(day) }))

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
    ['tomorrow', '11-23', 'birthday - 2026'],
    ['today', '11-22', 'birthday - 2026'],
    ['just gone by', '11-21', null],
    ['long gone by', '03-01', null],
  ])('C24: %s: nothing on the day it is said, its gift from the day after', (_case, monthDay, perk) => {
    const said = written(say(lin(), monthDay))
    expect(names(said, '2026-11-22')).toEqual([])
    expect(names(said, '2026-11-23')).toEqual(perk ? [perk] : [])
  })

  test('C24: said on the last day of its window, it brings next year’s gift', () => {
    const { monthly = [], birthday } = shop.perks ?? {}
    if (!birthday) throw new Error('the shop gives something')
    const window = { by: 'days' as const, before: 3, after: 0 }
    const shortly = { ...shop, perks: { monthly, birthday: { ...birthday, window } } }
    const said = written(say(lin(), '11-22', '2026-11-22', shortly))
    expect(names(said, '2026-11-23', shortly)).toEqual([])
    expect(names(said, '2027-11-19', shortly)).toContain('birthday - 2027')
  })

  test('C24: the timer looks again on the day after it was said', () => {
    const said = written(say(lin(), '11-30'))
    expect(nextPerkDay(said, shop, '2026-11-22')).toBe('2026-11-23')
    expect(nextPerkDay(said, shop, '2026-11-23')).toBe('2026-12-01')
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
    const gifted = give(written(say(lin(), '11-30')), '2026-11-23')
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
