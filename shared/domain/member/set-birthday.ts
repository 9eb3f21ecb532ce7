import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { isMonthDay, runningTurn } from '../perk/birthday'
import { perksOf, withGiven } from '../perk/due-perks'
import { closeBooks, openBooks, type Written } from '../points/book'

/** `off`: the brand gives nothing for birthdays. `set`: another one is set already. */
export type BirthdayRefusal = 'off' | 'not-member' | 'not-a-day' | 'set'

/**
 * A member says their birthday, once; the same one again changes nothing. Nothing is given on the day it is
 * said, and when this year's has just gone by, its gift is marked as decided in the same write, so that no
 * member chooses a birthday for the gift of the day.
 */
export function setBirthday(input: {
  member: MemberDoc
  brand: BrandDoc
  monthDay: string
  now: number
}): Written | { kind: 'already' } | { kind: 'refused'; reason: BirthdayRefusal } {
  const { member, brand, monthDay } = input
  const rule = brand.perks?.birthday
  if (!rule) return { kind: 'refused', reason: 'off' }
  if (member.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  if (!isMonthDay(monthDay)) return { kind: 'refused', reason: 'not-a-day' }
  const book = perksOf(member)
  if (book.birthday === monthDay) return { kind: 'already' }
  if (book.birthday !== '') return { kind: 'refused', reason: 'set' }
  const books = openBooks(input)
  const turn = runningTurn(monthDay, rule.window, books.today)
  const isOver = turn !== null && turn.day < books.today
  const given = isOver
    ? withGiven(book.given, { kind: 'birthday', batchId: '', period: turn.year, skipped: true })
    : book.given
  return closeBooks(books, null, { perks: { ...book, birthday: monthDay, saidDay: books.today, given } })
}
