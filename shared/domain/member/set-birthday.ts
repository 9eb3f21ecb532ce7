import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { isMonthDay, runningTurn } from '../perk/birthday'
import { perksOf, withGiven } from '../perk/due-perks'
import type { PerkBook } from '../perk/types'
import { closeBooks, openBooks, type Written } from '../points/book'
import { hadProfileCommand, withProfileCommand } from './save-profile'

/** `off`: the brand gives nothing for birthdays. `changed`: it was changed this year already. */
export type BirthdayRefusal = 'off' | 'not-member' | 'not-a-day' | 'changed'

interface Asked {
  member: MemberDoc
  commandId: string
  brand: BrandDoc
  monthDay: string
  now: number
}

/**
 * A member says their birthday, or another one once a year; giving one again after a removal counts as the
 * change. Nothing is given on the day it is said, and when this year's has just gone by, its gift is marked
 * as decided in the same write, so that no member chooses a birthday for the gift of the day. The gift of a
 * year comes once, whatever the birthday is changed to.
 */
export function setBirthday(
  input: Asked,
): Written | { kind: 'already' } | { kind: 'refused'; reason: BirthdayRefusal } {
  const { member, commandId, brand, monthDay } = input
  const rule = brand.perks?.birthday
  if (!rule) return { kind: 'refused', reason: 'off' }
  if (member.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  if (!isMonthDay(monthDay)) return { kind: 'refused', reason: 'not-a-day' }
  const book = perksOf(member)
  if (book.birthday === monthDay || hadProfileCommand(member, commandId)) return { kind: 'already' }
  const books = openBooks(input)
  if (birthdayLockedUntil(book, books.today) !== '') return { kind: 'refused', reason: 'changed' }
  const turn = runningTurn(monthDay, rule.window, books.today)
  const isOver = turn !== null && turn.day < books.today
  const given = isOver
    ? withGiven(book.given, { kind: 'birthday', batchId: '', period: turn.year, skipped: true })
    : book.given
  const isFirst = book.birthday === '' && book.saidDay === undefined
  const perks: PerkBook = {
    ...book,
    birthday: monthDay,
    saidDay: books.today,
    ...(isFirst ? {} : { changedYear: books.today.slice(0, 4) }),
    given,
  }
  return closeBooks(books, null, { perks, ...withProfileCommand(member, commandId) })
}

/**
 * A member removes the birthday they see, at any time, also where the brand gives nothing for it any more.
 * What it has brought stays.
 */
export function removeBirthday(
  input: Asked,
): Written | { kind: 'already' } | { kind: 'refused'; reason: 'not-member' } {
  const { member, commandId, monthDay } = input
  if (member.state !== 'member') return { kind: 'refused', reason: 'not-member' }
  const book = perksOf(member)
  if (book.birthday !== monthDay || hadProfileCommand(member, commandId)) return { kind: 'already' }
  const books = openBooks(input)
  const { saidDay = books.today } = book
  return closeBooks(books, null, {
    perks: { ...book, birthday: '', saidDay },
    ...withProfileCommand(member, commandId),
  })
}

/** The first day on which the birthday may be changed again; `''` = today. */
export function birthdayLockedUntil({ changedYear }: PerkBook, today: string): string {
  const year = Number(today.slice(0, 4))
  return changedYear === String(year) ? `${year + 1}-01-01` : ''
}
