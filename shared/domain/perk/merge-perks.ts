import { isGiven, samePerk } from './due-perks'
import { withGiven } from './give-perks'
import type { OwedPerk, PerkBook } from './types'

/** The book of two who became one: what either was given counts for both, and what one of them has had is not handed over to the other. */
export function mergePerks(from: PerkBook, into: PerkBook): PerkBook {
  return {
    birthday: into.birthday || from.birthday,
    given: from.given.reduce(withGiven, into.given),
    owed: [
      ...into.owed.filter(row => !hasInHand(from, row)),
      ...from.owed.filter(row => !isGiven(into, row)),
    ],
  }
}

const hasInHand = ({ given, owed }: PerkBook, row: OwedPerk) =>
  isGiven({ given: given.filter(each => !each.skipped) }, row) && !owed.some(each => samePerk(each, row))

/** Nothing personal and nothing owed; the periods stay, so that whoever comes back is not given the same again. */
export const forgottenPerks = ({ given }: PerkBook): PerkBook => ({ birthday: '', given, owed: [] })
