import type { Options } from 'mingo/types'
import { evalExpr } from '../mingo-parts'
import { type Doc, isDoc, type Value } from '../values'

/** What `$addFields` computes: a value of the whole document, or more fields below a field. */
type Addition = { compute: Value } | { below: Map<string, Addition> }

/**
 * `$addFields`: a dotted name and a nested document both mean a field below, of the document there or of
 * every document in an array there; what is neither gives way to a new document.
 */
export function addFields(docs: Doc[], spec: Doc, options: Options): Doc[] {
  const additions = new Map<string, Addition>()
  for (const [path, value] of Object.entries(spec)) plan(additions, path.split('.'), value)
  return docs.map(doc => added(doc, additions, addition => computed(doc, addition, options)) as Doc)
}

/** A document with a value at a dotted path; what is no document on the way gives way to one. */
export function withPath(doc: Doc, path: string, value: Value): Doc {
  const [first = '', ...rest] = path.split('.')
  const inner = doc[first]
  return {
    ...doc,
    [first]: rest.length === 0 ? value : withPath(isDoc(inner) ? inner : {}, rest.join('.'), value),
  }
}

function plan(level: Map<string, Addition>, [part = '', ...rest]: string[], value: Value): void {
  if (rest.length === 0 && !isNested(value)) {
    level.set(part, { compute: value })
    return
  }
  const known = level.get(part)
  const below = known && 'below' in known ? known.below : new Map<string, Addition>()
  level.set(part, { below })
  if (rest.length > 0) plan(below, rest, value)
  else for (const [path, inner] of Object.entries(value as Doc)) plan(below, path.split('.'), inner)
}

/** `{y: 2}` names fields below; `{$add: …}` and `{}` are values. */
const isNested = (value: Value) => {
  const keys = isDoc(value) ? Object.keys(value) : []
  return keys.length > 0 && !keys.some(key => key.startsWith('$'))
}

function added(
  value: Value | undefined,
  additions: Map<string, Addition>,
  compute: (expression: Value) => Value | undefined,
): Value {
  if (Array.isArray(value)) return value.map(element => added(element, additions, compute))
  const doc: Doc = isDoc(value) ? { ...value } : {}
  for (const [field, addition] of additions) {
    const next =
      'compute' in addition ? compute(addition.compute) : added(doc[field], addition.below, compute)
    if (next === undefined) delete doc[field]
    else doc[field] = next
  }
  return doc
}

const computed = (doc: Doc, expression: Value, options: Options) =>
  evalExpr(doc, expression, options) as Value | undefined
