import { writeErrors } from '../errors'
import { LIMITS } from '../limits'
import type { Index } from './catalogue'
import { encode } from './ejson'
import { reach } from './paths'
import { type Doc, RANK, rankOf, type Value } from './values'

/** One value inside an index key: its type rank and something lmdb orders the same way MongoDB does. */
export type KeyPart = [rank: number, value: string | number | boolean]

export function keyPart(value: Value | undefined): KeyPart {
  const rank = rankOf(value)
  if (value === undefined || value === null) return [RANK.null, 0]
  if (typeof value === 'string' || typeof value === 'boolean') return [rank, value]
  // NaN sorts below every number; -0 equals 0.
  if (typeof value === 'number') return Number.isNaN(value) ? [rank - 0.5, 0] : [rank, value + 0]
  if (value instanceof Date) return [rank, value.getTime()]
  return [rank, encode(value)]
}

const EMPTY_ARRAY: KeyPart = [RANK.missing, 0]

/** Types that an index stores only for equality, so it can give neither their order nor ranges. */
const isComplex = ([rank]: KeyPart) => rank === RANK.object || rank === RANK.array || rank === RANK.regex

/** A text that differs for any two keys of an index, whatever their values contain. */
export const keyText = (parts: KeyPart[]): string =>
  parts.map(([rank, value]) => `${rank}:${typeof value === 'string' ? JSON.stringify(value) : value}`).join()

export type IndexEntry = { parts: KeyPart[]; multikey: boolean }

/**
 * Every entry a document has in an index: one, or one per element of an indexed array. Missing counts as
 * null.
 */
export function entriesOf(index: Index, doc: Doc): IndexEntry[] {
  let entries: IndexEntry[] = [{ parts: [], multikey: false }]
  let arrayField: string | undefined
  for (const field of index.fields) {
    const { parts, multikey } = partsOf(doc, field)
    if (multikey && parts.length !== 1) {
      if (arrayField) throw writeErrors(`cannot index parallel arrays [${field}] [${arrayField}]`)
      arrayField = field
    }
    entries = entries.flatMap(entry =>
      parts.map(part => ({
        parts: [...entry.parts, part],
        multikey: entry.multikey || multikey || isComplex(part),
      })),
    )
  }
  for (const entry of entries) refuseLongKey(index, entry.parts)
  return entries
}

function partsOf(doc: Doc, field: string): { parts: KeyPart[]; multikey: boolean } {
  const direct = doc[field]
  if (!field.includes('.') && !Array.isArray(direct)) return { parts: [keyPart(direct)], multikey: false }
  const reached = reach(doc, field.split('.'))
  const parts = new Map<string, KeyPart>()
  for (const value of reached) {
    for (const part of Array.isArray(value)
      ? value.length > 0
        ? value.map(keyPart)
        : [EMPTY_ARRAY]
      : [keyPart(value)]) {
      parts.set(`${part[0]}:${part[1]}`, part)
    }
  }
  if (parts.size === 0) parts.set('', keyPart(null))
  return { parts: [...parts.values()], multikey: reached.length !== 1 || Array.isArray(reached[0]) }
}

function refuseLongKey(index: Index, parts: KeyPart[]): void {
  let bytes = 0
  for (const [, value] of parts) bytes += typeof value === 'string' ? Buffer.byteLength(value) : 8
  if (bytes > LIMITS.indexKeyBytes) {
    throw writeErrors(
      `Btree::insert: key too large to index, failing index: ${index.name} ${bytes} > ${LIMITS.indexKeyBytes}`,
    )
  }
}

/** `{ brand: "shanze", dueAt: 5 }`, as E11000 texts show the colliding key. */
export const describeKey = (fields: string[], parts: KeyPart[]) =>
  `{ ${fields.map((field, i) => `${field}: ${partText(parts[i] as KeyPart)}`).join(', ')} }`

const partText = ([rank, value]: KeyPart) =>
  rank <= RANK.null ? 'null' : rank === RANK.date ? `new Date(${value})` : JSON.stringify(value)
