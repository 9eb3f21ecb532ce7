import { mergeMembers } from '../member/merge-members'
import { duePerks, perksOf } from './due-perks'
import { book, holder, november, on, shop } from './test-perks'
import type { PerkBook } from './types'

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
