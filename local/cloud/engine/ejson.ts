import { databaseRefusal, invalidParam } from '../errors'
import { LIMITS } from '../limits'
import { type Doc, isDoc, type Value } from './values'

/**
 * Wrappers of types that are lost or mangled on the way through the SDK; refused so that no code relies on
 * them.
 */
const REFUSED = new Set([
  '$oid',
  '$binary',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$code',
  '$symbol',
  '$dbPointer',
  '$undefined',
])

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Reads canonical or relaxed EJSON text; refuses malformed text and types this database should not hold. */
export function decode(text: string, what = 'value'): Value {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw invalidParam(
      `invalid EJSON in ${what}`,
      'the text is not JSON; use the SDK, which writes EJSON itself',
    )
  }
  return revive(json, 0)
}

export function decodeDoc(text: string, what: string): Doc {
  const value = decode(text, what)
  if (!isDoc(value)) throw invalidParam(`${what} must be an object`)
  return value
}

/** Text written by `encode`, so no checks are repeated. */
export const decodeStored = (text: string): Doc => revive(JSON.parse(text) as Json, -1) as Doc

function revive(json: Json, depth: number): Value {
  if (json === null || typeof json !== 'object') return json
  if (depth > LIMITS.nesting) throw invalidParam(`document exceeds the nesting limit of ${LIMITS.nesting}`)
  const next = depth < 0 ? -1 : depth + 1
  if (Array.isArray(json)) {
    for (let i = 0; i < json.length; i++) json[i] = revive(json[i] as Json, next) as Json
    return json as Value[]
  }
  let first: string | undefined
  for (const key in json) {
    first = key
    break
  }
  if (first?.startsWith('$')) {
    const wrapped = unwrap(first, json)
    if (wrapped !== undefined) return wrapped
  }
  for (const key in json) json[key] = revive(json[key] as Json, next) as Json
  return json as Doc
}

function unwrap(key: string, json: { [key: string]: Json }): Value | undefined {
  const inner = json[key]
  if (key === '$numberInt' || key === '$numberLong' || key === '$numberDouble') return Number(inner)
  if (key === '$date') return readDate(inner)
  if (key === '$regularExpression') {
    const { pattern, options } = inner as { pattern: string; options: string }
    return readPattern(pattern, options)
  }
  if (REFUSED.has(key)) {
    throw invalidParam(
      `EJSON type ${key} is not supported`,
      `the SDK mangles ${key} on the way back: store a string or an integer instead`,
    )
  }
  return undefined
}

/** The database's patterns are PCRE, ours JavaScript's: what only one of them understands is refused. */
function readPattern(pattern: string, options: string): RegExp {
  const odd = [...options].find(flag => !'ims'.includes(flag))
  if (odd !== undefined)
    throw databaseRefusal(`invalid flag in regex options: ${odd}`, 'patterns take the options i, m and s')
  try {
    return new RegExp(pattern, [...new Set(options)].join(''))
  } catch {
    throw databaseRefusal(
      `Regular expression is invalid: ${pattern}`,
      'write patterns that JavaScript understands too; flags go into options',
    )
  }
}

function readDate(inner: Json | undefined): Date {
  const at =
    typeof inner === 'string'
      ? new Date(inner)
      : new Date(isWrapped(inner) ? Number(inner.$numberLong) : Number(inner))
  if (Number.isNaN(at.getTime())) throw invalidParam('invalid $date')
  return at
}

const isWrapped = (json: Json | undefined): json is { $numberLong: string } =>
  typeof json === 'object' && json !== null && '$numberLong' in json

/** Relaxed EJSON: plain numbers where JSON can hold them. */
export const encode = (value: Value): string => JSON.stringify(dress(value))

function dress(value: Value): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
  }
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  // An aggregation may work out nothing for a field, which then is not there, or for an element, which then
  // is null.
  if (Array.isArray(value)) return value.map(item => (item === undefined ? null : dress(item)))
  const dressed: { [key: string]: Json } = {}
  for (const key in value) if (value[key] !== undefined) dressed[key] = dress(value[key] as Value)
  return dressed
}
