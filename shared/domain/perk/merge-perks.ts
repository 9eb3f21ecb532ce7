import { isGiven, samePerk, withGiven } from './due-perks'
import type { OwedPerk, PerkBook } from './types'

/**
 * The book of two who became one: what either was given counts for both, and what one of them has had is not
 * handed over to the other.
 */
export function mergePerks(from: PerkBook, into: PerkBook): PerkBook {
  const isHad = (row: OwedPerk) => hasInHand(from, row)
  const kept = into.given.filter(each => !into.owed.some(row => samePerk(row, each) && isHad(row)))
  const withdrawn = [...(into.withdrawn ?? []), ...(from.withdrawn ?? [])]
  return {
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
    ...(into.birthday ? birthdayOf(into) : birthdayOf(from)),
    ...changedYearOf(from, into),
    given: from.given.reduce(withGiven, kept),
    owed: [
      ...into.owed.filter(row => !isHad(row)),
      ...from.owed.filter(row => !isGiven({ given: withoutSkipped(into) }, row)),
    ],
  }
}

/** With the day it was said: a merge must not give it earlier. */
const birthdayOf = ({ birthday, saidDay }: PerkBook) => ({ birthday, ...(saidDay ? { saidDay } : {}) })

/** A merge gives no change of the year back. */
function changedYearOf(from: PerkBook, into: PerkBook): Pick<PerkBook, 'changedYear'> {
  const newest = [from.changedYear ?? '', into.changedYear ?? ''].sort().at(-1)
  return newest ? { changedYear: newest } : {}
}

const withoutSkipped = ({ given }: PerkBook) => given.filter(each => !each.skipped)

const hasInHand = (book: PerkBook, row: OwedPerk) =>
  isGiven({ given: withoutSkipped(book) }, row) && !book.owed.some(each => samePerk(each, row))

/**
 * Nothing personal and nothing owed; the periods stay, so that a returning member is not given the same
 * again.
 */
export function forgottenPerks({ given, owed }: PerkBook): PerkBook {
  const dropped = (perk: PerkBook['given'][number]) => owed.some(row => samePerk(row, perk))
  return {
    birthday: '',
    given: given.map(perk => (dropped(perk) ? { ...perk, skipped: true as const } : perk)),
    owed: [],
  }
}
