import type { Options } from 'mingo/types'
import { encode } from '../ejson'
import { evalExpr } from '../mingo-parts'
import { compareValues, type Doc, equalValues, type Value } from '../values'

/** `$group`: one document per key; keys are the same when they are exactly equal. */
export function group(docs: Doc[], spec: Doc, options: Options): Doc[] {
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
