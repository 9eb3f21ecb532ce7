import type { IncomingMessage } from 'node:http'
import type { Database } from '../engine/database'
import { asDocId, type DocId } from '../engine/documents'
import { decodeDoc } from '../engine/ejson'
import { LIMITS } from '../limits'
import { readBody } from '../protocol/body'

/** All collections, the documents of one, or one document, which `PUT` replaces and `DELETE` removes. */
export async function lookedAt(
  database: Database,
  request: IncomingMessage,
  [name, idText]: string[],
  parameters: URLSearchParams,
): Promise<unknown> {
  const { store } = database
  if (name === undefined) {
    return store.catalogue
      .all()
      .map(({ name, indexes, geo }) => ({ name, indexes, geo, documents: store.size(name) }))
  }
  if (idText === undefined) {
    const filter = decodeDoc(parameters.get('filter') || '{}', 'filter')
    const limit = Math.min(Number(parameters.get('limit') ?? LIMITS.queryDefault), LIMITS.queryMax)
    const { list, effort } = database.find(undefined, name, {
      filter,
      limit,
      skip: Number(parameters.get('skip') ?? 0),
    })
    return { documents: list.map(text => JSON.parse(text) as unknown), effort }
  }
  const id = asDocId(idText.startsWith('number:') ? Number(idText.slice(7)) : idText)
  if (request.method === 'PUT')
    await replace(database, name, id, (await readBody(request, LIMITS.requestBytes)).toString('utf8'))
  else if (request.method === 'DELETE') await database.remove(undefined, name, { _id: id }, false)
  const text = database.find(undefined, name, { filter: { _id: id }, limit: 1 }).list[0]
  return text === undefined ? null : JSON.parse(text)
}

/** Everything, or one collection. */
export async function emptied(database: Database, collection: string | undefined): Promise<void> {
  if (collection === undefined) await database.store.clear()
  else await database.remove(undefined, collection, {}, true)
}

async function replace(database: Database, name: string, id: DocId, text: string): Promise<void> {
  const { _id, ...change } = decodeDoc(text, 'document')
  await database.modify(undefined, name, {
    filter: { _id: id },
    change,
    merge: false,
    multi: false,
    upsert: true,
  })
}
