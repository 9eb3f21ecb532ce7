import type { Database } from './engine/database'
import { decodeDoc, encode } from './engine/ejson'
import type { Doc, Value } from './engine/values'
import type { LocalCloud } from './local-cloud'

/**
 * Direct access to the documents, for tests, seeds and people looking; it passes through the same strict
 * engine.
 */
export function documentsApi(database: Database): LocalCloud['data'] {
  const { store } = database
  const insert = async (collection: string, docs: object[]) => {
    await database.insert(undefined, collection, docs.map(storable))
  }
  return {
    insert,
    find: (collection, filter = {}) => database.documents(collection, filter as Doc),
    get: (collection, id) => {
      store.catalogue.get(collection)
      return store.doc(collection, id)
    },
    dump: () =>
      Object.fromEntries(store.catalogue.all().map(({ name }) => [name, database.documents(name, {})])),
    reset: () => store.clear(),
    snapshot: () => store.takeSnapshot(),
    load: async dump => {
      await store.clear()
      for (const [collection, docs] of Object.entries(dump)) await insert(collection, docs)
    },
  }
}

/** A copy made the way the wire makes it: what EJSON cannot carry is refused here too. */
const storable = (doc: object): Doc => decodeDoc(encode(withoutUndefined(doc) as Value), 'document')

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp)
    return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[key, withoutUndefined(inner)]],
    ),
  )
}
