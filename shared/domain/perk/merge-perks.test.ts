import { mergeMembers } from '../member/merge-members'
import { duePerks, perksOf } from './due-perks'
import { forgottenPerks, mergePerks } from './merge-perks'
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

describe('the book of two cards that become one', () => {
  const owed = { ...november, couponId: 'c', tries: 0, tryAt: 1 }
  const skipped = { ...november, skipped: true as const }
  const taken = (couponId: string) => ({ ...november, couponId })

  test('keeps what is still to be taken back of both, and none where there is none', () => {
    const [from, into] = [book({ withdrawn: [taken('a')] }), book({ withdrawn: [taken('b')] })]
    expect(mergePerks(from, into).withdrawn).toEqual([taken('b'), taken('a')])
    expect(mergePerks(from, book()).withdrawn).toEqual([taken('a')])
    expect(mergePerks(book(), into).withdrawn).toEqual([taken('b')])
    expect(mergePerks(book(), book())).not.toHaveProperty('withdrawn')
  })

  test('does not give the birthday earlier than the card on which it was said', () => {
    const said = { birthday: '05-20', saidDay: '2026-11-20' }
    expect(mergePerks(book(said), book())).toMatchObject(said)
    expect(mergePerks(book(said), book({ birthday: '06-01' }))).not.toHaveProperty('saidDay')
  })

  test('hands over what one card is owed though the other decided against it', () => {
    const merged = mergePerks(book({ given: [november], owed: [owed] }), book({ given: [skipped] }))
    expect(merged.owed).toEqual([owed])
    const other = mergePerks(book({ given: [skipped] }), book({ given: [november], owed: [owed] }))
    expect(other.owed).toEqual([owed])
  })

  test('of a closed card forgets the person and what was owed, and marks that as decided against', () => {
    const had = { ...november, batchId: 'shanze:tasting' }
    const closed = forgottenPerks(book({ birthday: '05-20', given: [november, had], owed: [owed] }))
    expect(closed).toEqual({ birthday: '', given: [skipped, had], owed: [] })
  })
})
