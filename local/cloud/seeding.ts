import type { Database } from './engine/database'
import { decodeDoc, decodeStored, encode } from './engine/ejson'
import { find, LATEST } from './engine/reading'
import type { Doc, Value } from './engine/values'
import type { LocalCloud } from './types'

const EVERYTHING = Number.POSITIVE_INFINITY

/** Direct access to the documents, for tests, seeds and people looking; it passes through the same strict engine. */
export function seeding(database: Database): LocalCloud['data'] {
  const { store } = database
  const all = (collection: string, filter: object = {}) =>
    find(store, LATEST, collection, { filter: filter as Doc, limit: EVERYTHING }).list.map(decodeStored)
  const insert = async (collection: string, docs: object[]) => {
    await database.insert(undefined, collection, docs.map(storable))
  }
  return {
    insert,
    find: all,
    get: (collection, id) => {
      store.catalogue.get(collection)
      return store.doc(collection, id)
    },
    dump: () => Object.fromEntries(store.catalogue.all().map(({ name }) => [name, all(name)])),
    reset: () => store.clear(),
    load: async dump => {
      await store.clear()
      for (const [collection, docs] of Object.entries(dump)) await insert(collection, docs)
    },
  }
}

/** A copy made the way the wire makes it: what EJSON cannot carry is refused here too. */
const storable = (doc: object): Doc => decodeDoc(encode(dropUndefined(doc) as Value), 'document')

function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropUndefined)
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp)
    return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[key, dropUndefined(inner)]],
    ),
  )
}
