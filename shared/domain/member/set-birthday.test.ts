import type { MemberDoc } from '../account/types'
import { nextPerkDay, perksOf } from '../perk/due-perks'
import { given, holder, names, november, on, shop, written } from '../perk/test-perks'
import type { PerkBook } from '../perk/types'
import { guest, brand as plain } from '../test-brand'
import { closeMember } from './close-member'
import { givePerks } from './give-perks'
import { joinMember } from './join-member'
import { birthdayLockedUntil, removeBirthday, setBirthday } from './set-birthday'

const give = (member: MemberDoc, day: string, brand = shop) =>
  written(givePerks({ member, brand, now: on(day) }))

describe('a birthday', () => {
  let commands = 0
  const say = (member: MemberDoc, monthDay: string, day = '2026-11-22', brand = shop) =>
    setBirthday({ member, brand, monthDay, commandId: `c${++commands}`, now: on(day) })
  const take = (member: MemberDoc, monthDay: string, day = '2026-11-22', brand = shop) =>
    removeBirthday({ member, brand, monthDay, commandId: `c${++commands}`, now: on(day) })
  const lin = (over: Partial<PerkBook> = {}) => holder('zhiwei', { given: [november], ...over })

  test('is said freely the first time; the same again changes nothing', () => {
    const next = written(say(lin(), '05-20'))
    expect(next.perks).toMatchObject({ birthday: '05-20', saidDay: '2026-11-22' })
    expect(next.perks).not.toHaveProperty('changedYear')
    expect(say(next, '05-20')).toEqual({ kind: 'already' })
  })

  test('is changed once in a year, and again from the first of January', () => {
    const changed = written(say(written(say(lin(), '05-20')), '05-21'))
    expect(changed.perks).toMatchObject({ birthday: '05-21', changedYear: '2026' })
    expect(say(changed, '05-22', '2026-12-31')).toEqual({ kind: 'refused', reason: 'changed' })
    expect(birthdayLockedUntil(perksOf(changed), '2026-12-31')).toBe('2027-01-01')
    expect(birthdayLockedUntil(perksOf(changed), '2027-01-01')).toBe('')
    expect(written(say(changed, '05-22', '2027-01-01')).perks).toMatchObject({ changedYear: '2027' })
  })

  test('is removed at any time; given again in the same year it counts as the change', () => {
    const removed = written(take(written(say(lin(), '05-20')), '05-20'))
    expect(removed.perks).toMatchObject({ birthday: '', saidDay: '2026-11-22' })
    expect(JSON.stringify(removed)).not.toContain('05-20')
    const again = written(say(removed, '05-20'))
    expect(again.perks).toMatchObject({ birthday: '05-20', changedYear: '2026' })
    const gone = written(take(again, '05-20'))
    expect(say(gone, '05-20')).toEqual({ kind: 'refused', reason: 'changed' })
    expect(written(say(gone, '05-20', '2027-01-01')).perks).toMatchObject({ birthday: '05-20' })
  })

  test('that was removed or changed since is not touched by a removal of the one seen before', () => {
    const said = written(say(lin(), '05-20'))
    expect(take(said, '05-21')).toEqual({ kind: 'already' })
    expect(take(guest(), '')).toEqual({ kind: 'refused', reason: 'not-member' })
  })

  test('is removed also where the brand gives nothing for it any more', () => {
    const said = written(say(lin(), '05-20'))
    expect(written(take(said, '05-20', '2026-11-22', plain)).perks).toMatchObject({ birthday: '' })
  })

  test('of a command sent again, after another change, is not set or removed again', () => {
    const first = { brand: shop, monthDay: '05-20', commandId: 'first', now: on('2026-11-22') }
    const said = written(setBirthday({ ...first, member: lin() }))
    const removal = { ...first, commandId: 'second' }
    const removed = written(removeBirthday({ ...removal, member: said }))
    expect(setBirthday({ ...first, member: removed })).toEqual({ kind: 'already' })
    const again = written(say(removed, '05-20'))
    expect(removeBirthday({ ...removal, member: again })).toEqual({ kind: 'already' })
  })

  test('that is changed or given again brings no second gift of the year', () => {
    const gifted = give(written(say(lin(), '11-30')), '2026-11-23')
    expect(names(written(say(gifted, '12-24', '2026-11-24')), '2026-12-01')).not.toContain('birthday - 2026')
    const removed = written(take({ ...gifted, journal: [] }, '11-30', '2026-11-24'))
    expect(perksOf(removed).given).toEqual(perksOf(gifted).given)
    expect(names(written(say(removed, '11-29', '2026-11-24')), '2026-11-25')).toEqual([])
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
