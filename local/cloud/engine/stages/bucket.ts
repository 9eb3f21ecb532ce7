import type { Options } from 'mingo/types'
import { evalExpr } from '../mingo-parts'
import { compareValues, type Doc, type Value } from '../values'
import { group } from './group'

/** `$bucket`: a lower bound belongs to its bucket; mingo puts a value equal to one into the bucket below. */
export function bucket(
  docs: Doc[],
  { groupBy, boundaries, default: other, output }: Doc,
  options: Options,
): Doc[] {
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new Error("The $bucket 'boundaries' field must be an array with at least 2 values")
  const buckets = new Map<Value, Doc[]>()
  for (const doc of docs) {
    const value = (evalExpr(doc, groupBy, options) ?? null) as Value
    const above = boundaries.findIndex(bound => compareValues(value, bound) < 0)
    const home = above > 0 ? (boundaries[above - 1] as Value) : other
    if (home === undefined)
      throw new Error('$switch could not find a matching branch for an input, and no default was specified.')
    buckets.set(home, [...(buckets.get(home) ?? []), doc])
  }
  const fields = (output ?? { count: { $sum: 1 } }) as Doc
  return [...buckets]
    .sort(([a], [b]) => compareValues(a, b))
    .map(([home, members]) => ({
      ...group(members, { ...fields, _id: { $literal: home } }, options)[0],
      _id: home,
    }))
}
