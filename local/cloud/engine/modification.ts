import { databaseRefusal } from '../errors'
import { asDocId, type DocId, newId } from './documents'
import type { FoundDocument } from './find'
import { applyUpdate } from './update/apply'
import type { Doc } from './values'

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

/**
 * What becomes of each document, up to the first that refuses the change: those before it keep theirs, as in
 * MongoDB.
 */
export function computeChanges(documents: FoundDocument[], modification: Modification) {
  const changes: { id: DocId; doc: Doc; next: Doc }[] = []
  for (const { id, doc } of documents) {
    try {
      changes.push({ id, doc, next: changed(doc, modification) })
    } catch (error) {
      return { changes, refusal: error }
    }
  }
  return { changes, refusal: undefined }
}
