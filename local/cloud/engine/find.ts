import { databaseRefusal } from '../errors'
import { LIMITS } from '../limits'
import type { DocId } from './documents'
import { decodeStored, encode } from './ejson'
import { nearOf } from './geo-operators'
import type { ReadOptions } from './key-ranges'
import { compileFilter } from './mingo'
import { type Plan, plan } from './planner'
import { projector } from './projection'
import { scanWarnings, withoutGeoIndex } from './query-advice'
import { readSort, sorter } from './sort'
import type { Store } from './store'
import type { Doc, Value } from './values'

export type Query = { filter: Doc; order?: Value; skip?: number; limit: number; projection?: Doc | undefined }
export type FoundDocument = { id: DocId; doc: Doc; text: string }

/** What one operation cost and what its author should know. */
export type Effort = { scanned: number; returned: number; warnings: string[] }

/** Where documents come from: the latest state, or a transaction's snapshot under its own writes. */
export interface View {
  readonly options: ReadOptions | undefined
  /** Documents this view has changed in a collection; `undefined` for removed ones. */
  changed(collection: string): Map<DocId, Doc | undefined> | undefined
}

export const LATEST: View = { options: undefined, changed: () => undefined }

/** Documents matching a query, in its order, with what it cost to find them. */
export function search(
  store: Store,
  view: View,
  collectionName: string,
  query: Query,
): { documents: FoundDocument[]; effort: Effort } {
  const collection = store.catalogue.get(collectionName)
  const sort = readSort(query.order)
  const chosen = plan(collection, query.filter, sort)
  const matches = compileFilter(query.filter)
  const nearness = nearOf(query.filter)
  if (nearness && !collection.geo.includes(nearness.path))
    throw withoutGeoIndex(collectionName, nearness.path)
  const near = sort.length === 0 ? nearness?.order : undefined
  const changed = view.changed(collectionName)
  const inOrder = !near && !changed && (sort.length === 0 || (chosen.by === 'index' && chosen.sorted))
  const wanted = (query.skip ?? 0) + query.limit
  const documents: FoundDocument[] = []
  let scanned = 0
  for (const { id, text } of candidates(store, collectionName, chosen, view.options)) {
    if (changed?.has(id)) continue
    scanned++
    const doc = decodeStored(text)
    if (!matches(doc)) continue
    documents.push({ id, doc, text })
    if (inOrder && documents.length >= wanted) break
  }
  for (const [id, doc] of changed ?? [])
    if (doc && matches(doc)) documents.push({ id, doc, text: encode(doc) })
  if (!inOrder) {
    const order = near ?? (sort.length > 0 ? sorter(sort) : undefined)
    if (order) documents.sort((a, b) => order(a.doc, b.doc))
  }
  const page = documents.slice(query.skip ?? 0, wanted)
  return {
    documents: page,
    effort: {
      scanned,
      returned: page.length,
      warnings: scanWarnings(collectionName, query, { by: chosen.by, scanned, strict: store.strictIndexes }),
    },
  }
}

/** The EJSON texts a query answers with. */
export function find(
  store: Store,
  view: View,
  collection: string,
  query: Query,
): { list: string[]; effort: Effort } {
  const project = projector(query.projection)
  const { documents, effort } = search(store, view, collection, query)
  const list = documents.map(({ doc, text }) => (project ? encode(project(doc)) : text))
  let bytes = 0
  for (const text of list) bytes += text.length
  if (bytes > LIMITS.databaseAnswerBytes) {
    throw databaseRefusal(
      `query result exceeds ${LIMITS.databaseAnswerBytes} bytes`,
      'project fewer fields or read pages',
    )
  }
  return { list, effort }
}

export function count(store: Store, collection: string, filter: Doc): { total: number; effort: Effort } {
  if (Object.keys(filter).length === 0) {
    store.catalogue.get(collection)
    return { total: store.size(collection), effort: { scanned: 0, returned: 0, warnings: [] } }
  }
  const { documents, effort } = search(store, LATEST, collection, { filter, limit: Number.POSITIVE_INFINITY })
  return { total: documents.length, effort: { ...effort, returned: 0 } }
}

function* candidates(
  store: Store,
  collection: string,
  chosen: Plan,
  options: ReadOptions | undefined,
): Iterable<{ id: DocId; text: string }> {
  if (chosen.by === 'scan') {
    yield* store.texts(collection, options)
    return
  }
  const seen = new Set<DocId>()
  for (const id of idsOf(store, collection, chosen, options)) {
    if (seen.has(id)) continue
    seen.add(id)
    const text = store.text(collection, id, options)
    if (text !== undefined) yield { id, text }
  }
}

/** Ids a plan leads to, in its order; some may come twice. */
function* idsOf(
  store: Store,
  collection: string,
  chosen: Plan,
  options: ReadOptions | undefined,
): Iterable<DocId> {
  if (chosen.by === 'id') yield* chosen.ids
  if (chosen.by === 'union') for (const part of chosen.of) yield* idsOf(store, collection, part, options)
  if (chosen.by === 'index')
    for (const range of chosen.ranges) yield* store.indexes.ids(collection, chosen.index, range, options)
}
