import { LIMITS } from '../limits'
import { keyPart } from './index-keys'
import type { SortKey } from './sort'
import { type Doc, isDoc, type Value } from './values'

/** What a query demands of one field, as far as an index can serve it. */
export type FieldBounds = {
  equal?: Value[]
  low?: { value: Value; open: boolean }
  high?: { value: Value; open: boolean }
}

/** Simple types only: what an index keeps in the order a range needs. */
const rangeable = (value: Value) =>
  (typeof value === 'string' && value.length <= LIMITS.indexKeyBytes / 4) ||
  typeof value === 'boolean' ||
  value instanceof Date ||
  (typeof value === 'number' && !Number.isNaN(value))

const comparable = (value: Value) => !Array.isArray(value) && !(value instanceof RegExp)

export function boundsOf(filter: Doc): Map<string, FieldBounds> {
  const bounds = new Map<string, FieldBounds>()
  collect(filter, bounds)
  return bounds
}

function collect(filter: Doc, bounds: Map<string, FieldBounds>): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) collect(part, bounds)
    } else if (!field.startsWith('$')) addBounds(bounds, field, condition)
  }
}

function addBounds(bounds: Map<string, FieldBounds>, field: string, condition: Value): void {
  const fieldBounds = bounds.get(field) ?? {}
  bounds.set(field, fieldBounds)
  const operators =
    isDoc(condition) && Object.keys(condition).some(key => key.startsWith('$'))
      ? condition
      : { $eq: condition }
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$eq' && comparable(operand)) fieldBounds.equal ??= [operand]
    else if (operator === '$in' && Array.isArray(operand) && operand.every(comparable))
      fieldBounds.equal ??= operand
    else if ((operator === '$gt' || operator === '$gte') && rangeable(operand))
      fieldBounds.low ??= { value: operand, open: operator === '$gt' }
    else if ((operator === '$lt' || operator === '$lte') && rangeable(operand))
      fieldBounds.high ??= { value: operand, open: operator === '$lt' }
  }
  // Bounds of different types can never both hold; the predicate will say no to everything.
  if (
    fieldBounds.low &&
    fieldBounds.high &&
    keyPart(fieldBounds.low.value)[0] !== keyPart(fieldBounds.high.value)[0]
  )
    delete fieldBounds.high
}

/** The index that would have served a query: equality fields first, then the order, then a range. */
export function missingIndex(filter: Doc, sort: SortKey[]): string {
  const bounds = [...boundsOf(filter)].filter(([field]) => field !== '_id')
  const fields = [
    ...bounds.filter(([, fieldBounds]) => fieldBounds.equal).map(([field]) => field),
    ...sort.map(key => key.path),
    ...bounds.filter(([, fieldBounds]) => !fieldBounds.equal).map(([field]) => field),
  ]
  return [...new Set(fields)].map(field => `${field}_1`).join('_')
}
