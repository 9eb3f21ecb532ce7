import { invalidParam } from '../errors'
import { LIMITS } from '../limits'
import type { Collection } from './catalogue'
import { asDocId, type DocId } from './documents'
import { encode } from './ejson'
import { type Effort, LATEST, search } from './find'
import { type Locks, lockKeys } from './locks'
import { computeChanges, type Modification, type Modified, replacement, withId } from './modification'
import type { Store } from './store'
import { type Doc, equalValues } from './values'

/** Writes outside transactions: each document atomic by itself, several documents not. */
export class Writes {
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
      const { documents, effort } = this.matching(collectionName, modification.filter, modification.multi)
      if (documents.length === 0 && modification.upsert)
        return { ...this.upsert(collection, modification), effort }
      const { changes, refusal } = computeChanges(documents, modification)
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
      const { documents, effort } = this.matching(collectionName, filter, multi)
      this.locks.waitFor(documents.flatMap(({ id }) => lockKeys(collection, id, undefined)))
      for (const { id, doc } of documents) this.put(collection, id, doc, undefined)
      return { deleted: documents.length, effort }
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

const sizeWarning = (collection: string) => (doc: Doc) => {
  const bytes = Buffer.byteLength(encode(doc))
  return bytes > LIMITS.documentWarnBytes
    ? [
        `${collection}: document ${String(doc._id)} has ${bytes} bytes; mini-program clients refuse more than ${LIMITS.documentWarnBytes}`,
      ]
    : []
}
