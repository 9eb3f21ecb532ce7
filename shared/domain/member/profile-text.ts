import { LIMITS } from '../limits'

/** What a member may write of themselves. */
export type ProfileField = 'name' | 'address'

export type TextRefusal = 'empty' | 'long' | 'unprintable'

const LENGTHS: Readonly<Record<ProfileField, number>> = {
  name: LIMITS.nameLength,
  address: LIMITS.addressLength,
}

/**
 * Code points from–to without a visible character: control characters, marks that turn the direction of text,
 * characters without width. The joiner U+200D and the variation selectors are fine: emoji are made with them.
 */
const UNPRINTABLE: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xffff],
]

/**
 * A name or an address as it is kept: trimmed, single spaces, composed. Its length is counted in characters
 * (code points), not in UTF-16 units, so an emoji is no longer than a letter (seed PM-03).
 */
export function profileText(
  field: ProfileField,
  written: string,
): { ok: true; text: string } | { ok: false; reason: TextRefusal } {
  const text = written
    .normalize('NFC')
    .replace(/[ \u3000\u00a0\t\r\n]+/g, ' ')
    .trim()
  if ([...text].some(isUnprintable)) return { ok: false, reason: 'unprintable' }
  const length = [...text].length
  if (length === 0) return { ok: false, reason: 'empty' }
  return length > LENGTHS[field] ? { ok: false, reason: 'long' } : { ok: true, text }
}

function isUnprintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return UNPRINTABLE.some(([from, to]) => from <= point && point <= to)
}

/** The first character of a name: all of it that is kept readable, and all that staff are shown. */
export const initialOf = (name: string): string => [...name][0] ?? ''
