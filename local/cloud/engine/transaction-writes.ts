import type { Collection } from './catalogue'
import { asDocId, type DocId } from './documents'
import { type Effort, search } from './find'
import { changed, type Modification, type Modified, replacement, withId } from './modification'
import type { Store } from './store'
import type { Transaction } from './transaction'
import { conflict } from './transaction-refusals'
import { type Doc, equalValues } from './values'

/** Writes inside a transaction: noted over its snapshot, refused at once when another writer was first. */

export function insertInTransaction(
  store: Store,
  transaction: Transaction,
  collection: Collection,
  docs: Doc[],
): DocId[] {
  return docs.map(withId).map(doc => {
    if (transaction.doc(collection, doc._id)) throw store.duplicateId(collection, doc._id)
    note(transaction, collection, doc._id, doc)
    return doc._id
  })
}

export function modifyInTransaction(
  store: Store,
  transaction: Transaction,
  collection: Collection,
  modification: Modification,
): Modified & { effort: Effort } {
  const { filter, multi, upsert, change } = modification
  const { documents, effort } = matching(store, transaction, collection, filter, multi)
  if (documents.length === 0 && upsert) {
    const id = asDocId(filter._id)
    note(transaction, collection, id, replacement(id, change))
    return { updated: 0, upsertId: id, effort }
  }
  let updated = 0
  for (const { id, doc } of documents) {
    const next = changed(doc, modification)
    // Even a write that changes nothing takes the document, as it does in MongoDB.
    note(transaction, collection, id, next)
    if (!equalValues(doc, next)) updated++
  }
  return { updated, effort }
}

export function removeInTransaction(
  store: Store,
  transaction: Transaction,
  collection: Collection,
  filter: Doc,
  multi: boolean,
): { deleted: number; effort: Effort } {
  const { documents, effort } = matching(store, transaction, collection, filter, multi)
  for (const { id } of documents) note(transaction, collection, id, undefined)
  return { deleted: documents.length, effort }
}

const matching = (store: Store, view: Transaction, { name }: Collection, filter: Doc, multi: boolean) =>
  search(store, view, name, { filter, limit: multi ? Number.POSITIVE_INFINITY : 1 })

function note(transaction: Transaction, collection: Collection, id: DocId, next: Doc | undefined): void {
  if (!transaction.write(collection, id, next)) throw conflict()
}
