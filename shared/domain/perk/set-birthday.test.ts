import { closeMember } from '../member/close-member'
import { joinMember } from '../member/join-member'
import type { MemberDoc } from '../member/types'
import { guest, brand as plain } from '../test-brand'
import { perksOf } from './due-perks'
import { givePerks } from './give-perks'
import { setBirthday } from './set-birthday'
import { given, holder, names, november, on, shop, written } from './test-perks'
import type { PerkBook } from './types'

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
