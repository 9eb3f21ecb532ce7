import { LIMITS } from '../limits'
import type { Collection, Index } from './catalogue'
import type { DocId } from './documents'
import { type KeyPart, keyPart } from './index-keys'
import { HIGHEST, type Range } from './key-ranges'
import { boundsOf, type FieldBounds } from './query-bounds'
import type { SortKey } from './sort'
import { type Doc, isDoc, type Value } from './values'

/** How the documents of a query are reached. */
export type Plan =
  | { by: 'id'; ids: DocId[] }
  | { by: 'index'; index: Index; ranges: Range[]; sorted: boolean }
  | { by: 'union'; of: Plan[] }
  | { by: 'scan' }

const MOST_RANGES = 1000

/**
 * Chooses ids, then the index with the longest equality prefix (a range or the requested order break ties),
 * then a scan.
 */
export function plan(collection: Collection, filter: Doc, sort: SortKey[]): Plan {
  const bounds = boundsOf(filter)
  const ids = bounds.get('_id')?.equal
  if (ids?.every(id => typeof id === 'string' || typeof id === 'number')) {
    // An id no document can have finds none.
    return { by: 'id', ids: [...new Set(ids)].filter(id => id !== '' && fits(id)) as DocId[] }
  }
  let best: { score: number; plan: Plan } | undefined
  for (const index of collection.indexes) {
    const candidate = tryIndex(index, bounds, sort)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best?.plan ?? planOr(collection, filter)
}

/** A top-level `$or` is served when an index serves each of its branches. */
function planOr(collection: Collection, { $or: branches, ...rest }: Doc): Plan {
  if (!Array.isArray(branches) || branches.length === 0) return { by: 'scan' }
  const of = branches.map(branch => plan(collection, isDoc(branch) ? { ...rest, ...branch } : rest, []))
  return of.some(({ by }) => by === 'scan') ? { by: 'scan' } : { by: 'union', of }
}

function tryIndex(
  index: Index,
  bounds: Map<string, FieldBounds>,
  sort: SortKey[],
): { score: number; plan: Plan } | undefined {
  let prefixes: KeyPart[][] = [[]]
  let used = 0
  for (const field of index.fields) {
    const equal = bounds.get(field)?.equal
    if (!equal || prefixes.length * equal.length > MOST_RANGES) break
    // What is too long for the index cannot be in it: such a branch finds nothing.
    const parts = distinct(equal)
      .map(keyPart)
      .filter(([, value]) => fits(value))
    prefixes = prefixes.flatMap(prefix => parts.map(part => [...prefix, part])).filter(fitsTogether)
    used++
  }
  const range = used < index.fields.length ? bounds.get(index.fields[used] as string) : undefined
  const bounded = Boolean(range?.low || range?.high)
  const direction = orderGiven(index, used, prefixes.length, sort)
  if (used === 0 && !bounded && direction === undefined) return undefined
  const reverse = direction === -1
  const ranges = prefixes.map(prefix =>
    rangeOf(prefix.flat(), bounded ? range : undefined, index.multikey, reverse),
  )
  const sorted = direction !== undefined
  return {
    score: used * 10 + (bounded ? 5 : 0) + (sorted ? 3 : 0) - index.fields.length * 0.01,
    plan: { by: 'index', index, ranges, sorted },
  }
}

/**
 * 1 or -1 when walking the index gives the requested order, `undefined` when documents must be sorted
 * afterwards.
 */
function orderGiven(index: Index, used: number, prefixes: number, sort: SortKey[]): 1 | -1 | undefined {
  if (sort.length === 0 || index.multikey || prefixes !== 1) return undefined
  const rest = sort.filter(key => !index.fields.slice(0, used).includes(key.path))
  const fields = index.fields.slice(used)
  const direction = rest[0]?.direction
  if (direction === undefined || rest.length > fields.length) return undefined
  return rest.every((key, i) => key.path === fields[i] && key.direction === direction) ? direction : undefined
}

function rangeOf(
  prefix: (string | number | boolean)[],
  demand: FieldBounds | undefined,
  multikey: boolean,
  reverse: boolean,
): Range {
  let low: Range['start'] = prefix
  let high: Range['end'] = [...prefix, HIGHEST]
  if (demand) {
    // With arrays, one element may meet the lower bound and another the upper: only one bound may cut.
    const lower = demand.low && keyPart(demand.low.value)
    const upper = multikey && lower ? undefined : demand.high && keyPart(demand.high.value)
    const rank = (lower ?? upper)?.[0] as number
    low = lower ? [...prefix, ...lower, ...(demand.low?.open ? [HIGHEST] : [])] : [...prefix, rank]
    high = upper ? [...prefix, ...upper, ...(demand.high?.open ? [] : [HIGHEST])] : [...prefix, rank, HIGHEST]
  }
  return reverse ? { start: high, end: low, reverse: true } : { start: low, end: high }
}

const bytesOf = (value: unknown) => (typeof value === 'string' ? Buffer.byteLength(value) : 8)
const fits = (value: unknown) => bytesOf(value) <= LIMITS.indexKeyBytes
const fitsTogether = (parts: KeyPart[]) =>
  parts.reduce((sum, [, value]) => sum + bytesOf(value), 0) <= LIMITS.indexKeyBytes

const distinct = (values: Value[]) => [
  ...new Map(values.map(value => [keyPart(value).join(':'), value])).values(),
]
