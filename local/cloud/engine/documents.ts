import { randomBytes } from 'node:crypto'
import { databaseRefusal, invalidParam, writeErrors } from '../errors'
import { LIMITS } from '../limits'
import { type Doc, isDoc, type Value } from './values'

/** The `_id` of a document. Other types survive neither the SDK nor an index and are refused. */
export type DocId = string | number

export const newId = (): string => randomBytes(16).toString('hex')

export function asDocId(value: Value | undefined): DocId {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'string' || value === '') {
    throw invalidParam('_id must be a non-empty string or a number', 'use strings as ids')
  }
  if (Buffer.byteLength(value) > LIMITS.indexKeyBytes)
    throw writeErrors('key too large to index, failing index: _id_')
  return value
}

/** Refuses documents MongoDB would not store. */
export function checkStorable(doc: Doc, text: string): void {
  if (text.length > LIMITS.documentBytes / 4 && Buffer.byteLength(text) > LIMITS.documentBytes) {
    throw databaseRefusal(
      `object to insert too large. size in bytes: ${Buffer.byteLength(text)}, max size: ${LIMITS.documentBytes}`,
    )
  }
  checkFields(doc, 0)
}

function checkFields(value: Value, depth: number): void {
  if (depth > LIMITS.nesting) throw databaseRefusal(`document exceeds the nesting limit of ${LIMITS.nesting}`)
  if (Array.isArray(value)) {
    for (const item of value) checkFields(item, depth + 1)
  } else if (isDoc(value)) {
    for (const key in value) {
      if (key.startsWith('$')) {
        throw writeErrors(`The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`)
      }
      if (key.includes('.'))
        throw writeErrors(`The dotted field '${key}' in '${key}' is not valid for storage.`)
      checkFields(value[key] as Value, depth + 1)
    }
  }
}

/** Replaces the SDK's server-time markers by the time of the database. */
export function withServerDates(value: Value, nowMs: number): Value {
  if (Array.isArray(value)) return value.map(item => withServerDates(item, nowMs))
  if (!isDoc(value)) return value
  const marker = value.$tcb_server_date
  if (isDoc(marker)) return new Date(nowMs + Number(marker.offset ?? 0))
  const filled: Doc = {}
  for (const key in value) filled[key] = withServerDates(value[key] as Value, nowMs)
  return filled
}
