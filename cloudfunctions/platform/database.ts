import { cloud } from './cloud'
import type { CollectionName, Collections } from './collections'
import { request } from './limiter'
import type { Change, Condition } from './operators'
import { withDuty } from './wake'

export { _ } from './operators'
export type { Change, CollectionName, Collections, Condition }

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

const MULTI_DOCUMENT_LIMIT = 1000
const database = cloud.database()

/** One document by its id, or null. One trip. */
export async function read<N extends CollectionName>(
  collection: N,
  id: string,
): Promise<Collections[N] | null> {
  const answer = await request(() => database.collection(collection).doc(id).get())
  return ((answer as { data?: Collections[N] | null }).data ?? null) as Collections[N] | null
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
  const read = groups.map(group => {
    const named = { _id: cloud.database().command.in(group) } as Filter<Collections[N]>
    return find(collection, named, { limit: MULTI_DOCUMENT_LIMIT })
  })
  return (await Promise.all(read)).flat()
}

/** The documents that match. One trip. */
export async function find<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
  options: FindOptions<Collections[N]> = {},
): Promise<Collections[N][]> {
  let query = database.collection(collection).where(filter)
  for (const [path, direction] of Object.entries(options.orderBy ?? {})) {
    query = query.orderBy(path, direction as string)
  }
  if (options.limit !== undefined) query = query.limit(options.limit)
  if (options.skip !== undefined) query = query.skip(options.skip)
  if (options.only) query = query.field(Object.fromEntries(options.only.map(path => [path, true])))
  const answer = await request(() => query.get())
  return (answer as { data: unknown }).data as Collections[N][]
}

/** How many documents match. One trip. */
export async function count<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
): Promise<number> {
  const answer = await request(() => database.collection(collection).where(filter).count())
  return (answer as { total: number }).total
}

/**
 * Writes a new document. `duplicate` when its `_id` *or another unique field* is taken: read by `_id` to know
 * which. One trip; a duty that falls due soon also wakes the sweepers, beside it
 * (`shared/domain/sweep/wake.ts`).
 */
export async function insert<N extends CollectionName>(
  collection: N,
  document: Collections[N],
): Promise<'inserted' | 'duplicate'> {
  try {
    const adding = request(() => database.collection(collection).add({ data: document }))
    await withDuty(document, adding)
    return 'inserted'
  } catch (error) {
    if (isDuplicate(error)) return 'duplicate'
    throw error
  }
}

/**
 * Changes the documents that match and says how many those were (0: the guard did not hold). A filter naming
 * one `_id` changes one document; any other filter changes all that match, not atomically. One trip; a duty
 * wakes the sweepers as in `insert`.
 */
export async function updateWhere<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
  update: Update<Collections[N]>,
): Promise<number> {
  const change = { data: replacing(update), multi: !namesOne(filter) }
  const updating = request(() => database.collection(collection).where(filter).update(change))
  const answer = await withDuty(update, updating)
  return (answer as { stats: { updated: number } }).stats.updated
}

/** Removes the documents that match and says how many those were. One trip. */
export async function removeWhere<N extends CollectionName>(
  collection: N,
  filter: Filter<Collections[N]>,
): Promise<number> {
  const extent = { multi: !namesOne(filter) } as unknown as { query: object }
  const answer = await request(() => database.collection(collection).where(filter).remove(extent))
  return (answer as { stats: { removed: number } }).stats.removed
}

function namesOne(filter: object): boolean {
  return typeof (filter as { _id?: unknown })._id === 'string'
}

/**
 * The SDK *merges* plain objects into what is stored and drops empty ones; a fact is always written whole.
 */
function replacing(update: object): Record<string, unknown> {
  const { command } = database
  return Object.fromEntries(
    Object.entries(update).map(([field, value]) => [
      field,
      isPlainObject(value) ? command.set(value) : value,
    ]),
  )
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The SDK keeps no usable code on write errors, only MongoDB's text; a code name is accepted too. */
function isDuplicate(error: unknown): boolean {
  const text = error instanceof Error ? `${error.message} ${(error as { errMsg?: string }).errMsg ?? ''}` : ''
  return /E11000|duplicate key|DATABASE_DUPLICATE_WRITE/i.test(text)
}
