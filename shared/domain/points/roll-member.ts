import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { closeBooks, openBooks, type Written } from './book'

/** The nightly job is a roll on its own; nothing matured or ended → nothing to write. */
export function rollMember(input: {
  member: MemberDoc
  brand: BrandDoc
  now: number
}): Written | { kind: 'nothing' } {
  const books = openBooks(input)
  return books.rolled ? closeBooks(books, null) : { kind: 'nothing' }
}
