import type { CollectionName, Collections } from '../collections'
import { withDuty } from '../wake'
import type { Change, Condition } from './operators'
import { database, MULTI_DOCUMENT_LIMIT } from './port'

export { _ } from './operators'
export { runTransaction } from './transaction'
export type { CollectionName, Collections }

/**
 * A path into nested fields or array elements, such as `paid.at` or `reservations.token`; its values are not
 * checked.
 */
type Path = `${string}.${string}`
type Element<V> = V extends readonly (infer E)[] ? E : never

/** All fields must match. A bare value means equality; on an array field also "contains". */
export type Filter<D> = {
  [K in keyof D]?: D[K] | Element<D[K]> | Condition<NonNullable<D[K]> | Element<D[K]> | null>
} & {
  [path: Path]: unknown
}

/** Each named field is *replaced* by the value, or changed by an operator. Fields not named stay. */
export type Update<D> = { [K in Exclude<keyof D, '_id'>]?: D[K] | Change<D[K]> } & { [path: Path]: unknown }

export interface FindOptions<D> {
  /** First field first; the direction of each. */
  orderBy?: { [path in (keyof D & string) | Path]?: 'asc' | 'desc' }
  /** 1–1000; 100 when absent. */
  limit?: number
  skip?: number
  /** Only these fields (and `_id`) come back: read nothing else of the result. */
  only?: readonly ((keyof D & string) | Path)[]
}

/** One document by its id, or null. One trip. */
export async function read<N extends CollectionName>(
  collection: N,
  id: string,
): Promise<Collections[N] | null> {
  return (await database().read(collection, id)) as Collections[N] | null
}

/**
 * The documents that exist among these ids, in no particular order. One trip per 1,000 ids, side by side;
 * none for no ids.
 */
export async function readMany<N extends CollectionName>(
  collection: N,
  ids: readonly string[],
): Promise<Collections[N][]> {
  const distinct = [...new Set(ids)]
  const groups: string[][] = []
  for (let first = 0; first < distinct.length; first += MULTI_DOCUMENT_LIMIT) {
    groups.push(distinct.slice(first, first + MULTI_DOCUMENT_LIMIT))
  }
  const pages = await Promise.all(groups.map(group => database().readMany(collection, group)))
  return pages.flat() as Collections[N][]
}

/** The documents that match. One trip. */
export async function find<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
  { orderBy = {}, ...extent }: FindOptions<Collections[N]> = {},
): Promise<Collections[N][]> {
  const order = Object.entries(orderBy) as [string, 'asc' | 'desc'][]
  return (await database().find(collection, filter, { orderBy: order, ...extent })) as Collections[N][]
}

/** How many documents match. One trip. */
export function count<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
): Promise<number> {
  return database().count(collection, filter)
}

/**
 * Writes a new document. `duplicate` when its `_id` *or another unique field* is taken: read by `_id` to know
 * which. One trip; a duty that falls due soon also wakes the sweepers, beside it
 * (`shared/domain/sweep/wake.ts`).
 */
export function insert<N extends CollectionName>(
  collection: N,
  document: Collections[N],
): Promise<'inserted' | 'duplicate'> {
  return withDuty(document, database().insert(collection, document))
}

/**
 * Changes the documents that match and says how many those were (0: the guard did not hold). A filter naming
 * one `_id` changes one document; any other filter changes all that match, not atomically. One trip; a duty
 * wakes the sweepers as in `insert`.
 */
export function updateWhere<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
  update: Update<Collections[N]>,
): Promise<number> {
  return withDuty(update, database().update(collection, filter, update, extentOf(filter)))
}

/** Removes the documents that match and says how many those were. One trip. */
export function removeWhere<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
): Promise<number> {
  return database().remove(collection, filter, extentOf(filter))
}

function extentOf(filter: object): 'one' | 'all' {
  return typeof (filter as { _id?: unknown })._id === 'string' ? 'one' : 'all'
}
