import { evalExpr } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { encode } from '../ejson'
import { readSort, sorter } from '../sort'
import { compareValues, type Doc, equalValues, type Value } from '../values'
import { addFields } from './add-fields'
import { unwind } from './unwind'

/** Documents on their way through a pipeline. */
export type Lines = { transform(change: (docs: Doc[]) => unknown): Lines }

/**
 * Stages where mingo differs from MongoDB, done our way: order of types and arrays, groups by exact equality.
 */
export const SHAPING_STAGES = {
  $sort: (lines: Lines, order: Value, _options: Options) => {
    const compare = sorter(readSort(order))
    return lines.transform(docs => Lazy([...docs].sort(compare)))
  },
  $group: (lines: Lines, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(group(docs, spec, options))),
  $unwind: unwind,
  $addFields: (lines: Lines, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(addFields(docs, spec, options))),
  /** Of nothing there is no line; mingo answers 0. */
  $count: (lines: Lines, name: string) =>
    lines.transform(docs => Lazy(docs.length > 0 ? [{ [name]: docs.length }] : [])),
  $bucket: (lines: Lines, spec: Doc, options: Options) =>
    lines.transform(docs => Lazy(bucket(docs, spec, options))),
  $sortByCount: (lines: Lines, expression: Value, options: Options) =>
    lines.transform(docs => {
      const counted = group(docs, { _id: expression, count: { $sum: 1 } }, options)
      return Lazy(counted.sort((a, b) => Number(b.count) - Number(a.count)))
    }),
}

/** Lower bounds belong to their bucket; mingo puts a value that equals one into the bucket below. */
function bucket(docs: Doc[], { groupBy, boundaries, default: other, output }: Doc, options: Options): Doc[] {
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

function group(docs: Doc[], spec: Doc, options: Options): Doc[] {
  const { _id: by, ...fields } = spec
  if (by === undefined) throw new Error('a group specification must include an _id')
  const groups = new Map<string, { key: Value; members: Doc[] }>()
  for (const doc of docs) {
    const key = (evalExpr(doc, by, options) ?? null) as Value
    const name = encode(key)
    const known = groups.get(name)
    if (known) known.members.push(doc)
    else groups.set(name, { key, members: [doc] })
  }
  return [...groups.values()].map(({ key, members }) => {
    const line: Doc = { _id: key }
    for (const [field, accumulator] of Object.entries(fields)) {
      line[field] = accumulate(members, accumulator as Doc, options)
    }
    return line
  })
}

function accumulate(members: Doc[], accumulator: Doc, options: Options): Value {
  const [operator = '', expression = null] = Object.entries(accumulator)[0] ?? []
  if (operator === '$push' || operator === '$addToSet') {
    // MongoDB leaves a missing field out; mingo pushes null.
    const values = members
      .map(doc => evalExpr(doc, expression, options) as Value | undefined)
      .filter(value => value !== undefined)
    return operator === '$push'
      ? values
      : values.filter((value, i) => values.findIndex(other => equalValues(other, value)) === i)
  }
  if (operator === '$min' || operator === '$max') {
    const sign = operator === '$min' ? 1 : -1
    const values = members
      .map(doc => (evalExpr(doc, expression, options) ?? null) as Value)
      .filter(value => value !== null)
    return values.reduce<Value>(
      (best, value) => (best === null || compareValues(value, best) * sign < 0 ? value : best),
      null,
    )
  }
  return (evalExpr(members as never, accumulator, options) ?? null) as Value
}
