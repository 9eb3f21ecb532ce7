import { LIMITS } from '../limits'
import { keyPart } from './index-keys'
import type { SortKey } from './sort'
import { type Doc, isDoc, type Value } from './values'

/** What a query demands of one field, as far as an index can serve it. */
export type Demand = {
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

export function demandsOf(filter: Doc): Map<string, Demand> {
  const demands = new Map<string, Demand>()
  collect(filter, demands)
  return demands
}

function collect(filter: Doc, demands: Map<string, Demand>): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) collect(part, demands)
    } else if (!field.startsWith('$')) addDemand(demands, field, condition)
  }
}

function addDemand(demands: Map<string, Demand>, field: string, condition: Value): void {
  const demand = demands.get(field) ?? {}
  demands.set(field, demand)
  const operators =
    isDoc(condition) && Object.keys(condition).some(key => key.startsWith('$'))
      ? condition
      : { $eq: condition }
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$eq' && comparable(operand)) demand.equal ??= [operand]
    else if (operator === '$in' && Array.isArray(operand) && operand.every(comparable))
      demand.equal ??= operand
    else if ((operator === '$gt' || operator === '$gte') && rangeable(operand))
      demand.low ??= { value: operand, open: operator === '$gt' }
    else if ((operator === '$lt' || operator === '$lte') && rangeable(operand))
      demand.high ??= { value: operand, open: operator === '$lt' }
  }
  // Bounds of different types can never both hold; the predicate will say no to everything.
  if (demand.low && demand.high && keyPart(demand.low.value)[0] !== keyPart(demand.high.value)[0])
    delete demand.high
}

/** The index that would have served a query: equality fields first, then the order, then a range. */
export function missingIndex(filter: Doc, sort: SortKey[]): string {
  const demands = [...demandsOf(filter)].filter(([field]) => field !== '_id')
  const fields = [
    ...demands.filter(([, demand]) => demand.equal).map(([field]) => field),
    ...sort.map(key => key.path),
    ...demands.filter(([, demand]) => !demand.equal).map(([field]) => field),
  ]
  return [...new Set(fields)].map(field => `${field}_1`).join('_')
}
