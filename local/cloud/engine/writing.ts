import { databaseRefusal, invalidParam } from '../errors'
import { LIMITS } from '../limits'
import type { Collection } from './catalogue'
import { asDocId, type DocId, newId } from './documents'
import { encode } from './ejson'
import { type Locks, lockKeys } from './locks'
import { type Effort, type Found, LATEST, search } from './reading'
import type { Store } from './store'
import { applyUpdate } from './update/apply'
import { type Doc, equalValues } from './values'

export type Modification = {
  filter: Doc
  change: Doc
  /** `change` holds operators (`$set` …); otherwise it replaces the document. */
  merge: boolean
  multi: boolean
  upsert: boolean
}
export type Modified = { updated: number; upsertId?: DocId }

/** What a modification makes of one document. */
export function changed(
  doc: Doc,
  { merge, change, filter }: Pick<Modification, 'merge' | 'change' | 'filter'>,
): Doc {
  if (merge) return applyUpdate(doc, change, filter)
  return replacement(doc._id as DocId, change)
}

export function replacement(id: DocId, change: Doc): Doc {
  const operator = Object.keys(change).find(key => key.startsWith('$'))
  if (operator)
    throw databaseRefusal(`the replace operation document must not contain atomic operators: ${operator}`)
  const { _id, ...fields } = change
  if (_id !== undefined && _id !== id) throw databaseRefusal('the _id field cannot be changed')
  return { _id: id, ...fields }
}

/** Gives a new document its `_id`, first as the database stores it. */
export function withId(doc: Doc): Doc & { _id: DocId } {
  const { _id, ...fields } = doc
  return { _id: _id === undefined ? newId() : asDocId(_id), ...fields }
}

/** Writes outside transactions: each document atomic by itself, several documents not. */
export class Writing {
  private readonly store: Store
  private readonly locks: Locks

  constructor(store: Store, locks: Locks) {
    this.store = store
    this.locks = locks
  }

  async insert(collectionName: string, docs: Doc[]): Promise<{ ids: DocId[]; effort: Effort }> {
    const collection = this.store.catalogue.get(collectionName)
    const fresh = docs.map(withId)
    await this.store.queue.run(() => {
      this.locks.waitFor(fresh.flatMap(doc => lockKeys(collection, doc._id, doc)))
      for (const doc of fresh) this.put(collection, doc._id, undefined, doc)
    })
    return {
      ids: fresh.map(doc => doc._id),
      effort: { scanned: 0, returned: 0, warnings: fresh.flatMap(sizeWarning(collectionName)) },
    }
  }

  async modify(collectionName: string, modification: Modification): Promise<Modified & { effort: Effort }> {
    const collection = this.store.catalogue.get(collectionName)
    return this.store.queue.run(() => {
      const { found, effort } = this.matching(collectionName, modification.filter, modification.multi)
      if (found.length === 0 && modification.upsert)
        return { ...this.upsert(collection, modification), effort }
      const { changes, refusal } = workedOut(found, modification)
      this.locks.waitFor(changes.flatMap(({ id, next }) => lockKeys(collection, id, next)))
      let updated = 0
      for (const { id, doc, next } of changes) {
        if (equalValues(doc, next)) continue
        this.put(collection, id, doc, next)
        effort.warnings.push(...sizeWarning(collectionName)(next))
        updated++
      }
      if (refusal) throw refusal
      return { updated, effort }
    })
  }

  async remove(
    collectionName: string,
    filter: Doc,
    multi: boolean,
  ): Promise<{ deleted: number; effort: Effort }> {
    const collection = this.store.catalogue.get(collectionName)
    return this.store.queue.run(() => {
      const { found, effort } = this.matching(collectionName, filter, multi)
      this.locks.waitFor(found.flatMap(({ id }) => lockKeys(collection, id, undefined)))
      for (const { id, doc } of found) this.put(collection, id, doc, undefined)
      return { deleted: found.length, effort }
    })
  }

  private upsert(collection: Collection, { filter, change, merge }: Modification): Modified {
    if (merge) throw invalidParam('upsert with operators is not part of the protocol')
    const doc = replacement(asDocId(filter._id), change)
    this.locks.waitFor(lockKeys(collection, doc._id as DocId, doc))
    this.put(collection, doc._id as DocId, undefined, doc)
    return { updated: 0, upsertId: doc._id as DocId }
  }

  private matching(collection: string, filter: Doc, multi: boolean) {
    return search(this.store, LATEST, collection, { filter, limit: multi ? Number.POSITIVE_INFINITY : 1 })
  }

  private put(collection: Collection, id: DocId, before: Doc | undefined, next: Doc | undefined): void {
    this.store.put(collection, id, before, next)
    const keys = lockKeys(collection, id, next)
    this.locks.noteCommitted(before ? [...keys, ...lockKeys(collection, id, before)] : keys)
  }
}

/** What becomes of each document, up to the first that refuses the change: those before it keep theirs, as in MongoDB. */
function workedOut(found: Found[], modification: Modification) {
  const changes: { id: DocId; doc: Doc; next: Doc }[] = []
  for (const { id, doc } of found) {
    try {
      changes.push({ id, doc, next: changed(doc, modification) })
    } catch (error) {
      return { changes, refusal: error }
    }
  }
  return { changes, refusal: undefined }
}

const sizeWarning = (collection: string) => (doc: Doc) => {
  const bytes = Buffer.byteLength(encode(doc))
  return bytes > LIMITS.documentWarnBytes
    ? [
        `${collection}: document ${String(doc._id)} has ${bytes} bytes; mini-program clients refuse more than ${LIMITS.documentWarnBytes}`,
      ]
    : []
}
