import type { WordedChange } from '../domain/operation/types'

/** One thing that can differ, and how it reads; `''` = there is none. */
export type WordedField<D> = readonly [what: string, words: (document: D) => string]

/** What reads differently afterwards, in the order of the fields. */
export function wordedChanges<D>(
  fields: readonly WordedField<D>[],
  before: D | null,
  after: D,
): WordedChange[] {
  return fields
    .map(([what, words]) => ({ what, before: before ? words(before) : '', after: words(after) }))
    .filter(row => row.before !== row.after)
}

/** `门槛 满 50 元可用 → 满 30 元可用`. */
export const changeWords = ({ what, before, after }: WordedChange): string =>
  before === '' ? `${what} ${after}` : `${what} ${before} → ${after === '' ? '没有' : after}`
