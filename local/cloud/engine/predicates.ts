import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { openedValues, reach } from './paths'
import { compareValues, equalValues, isDoc, rankOf, type Value } from './values'

type Test = (doc: Value) => boolean
type Predicate = (path: string, operand: Value, options: Options) => Test

/**
 * The comparison operators with MongoDB's exact treatment of null, missing fields, arrays and field order.
 * They replace mingo's, which ignores field order and misses documents around null; logic stays mingo's.
 */
export const PREDICATES: Record<`$${string}`, Predicate> = {
  $eq: (path, operand) => anyValue(path, equals(operand)),
  $ne: (path, operand) => not(anyValue(path, equals(operand))),
  $in: (path, operand) => anyValue(path, isOneOf(listFor('$in', operand))),
  $nin: (path, operand) => not(anyValue(path, isOneOf(listFor('$nin', operand)))),
  $gt: (path, operand) =>
    anyValue(
      path,
      ordered(operand, order => order > 0, false),
    ),
  $gte: (path, operand) =>
    anyValue(
      path,
      ordered(operand, order => order >= 0, true),
    ),
  $lt: (path, operand) =>
    anyValue(
      path,
      ordered(operand, order => order < 0, false),
    ),
  $lte: (path, operand) =>
    anyValue(
      path,
      ordered(operand, order => order <= 0, true),
    ),
  $exists: (path, operand) => {
    const parts = path.split('.')
    const wanted = Boolean(operand)
    return doc => reach(doc, parts).some(value => value !== undefined) === wanted
  },
  $size: (path, operand) => {
    if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
      throw databaseRefusal(`Failed to parse $size. Expected a non-negative integer`)
    }
    return anyWhole(path, value => Array.isArray(value) && value.length === operand)
  },
  $all: (path, operand, options) => {
    const tests = listFor('$all', operand).map(item =>
      isDoc(item) && '$elemMatch' in item
        ? elemMatch(path, item.$elemMatch as Value, options)
        : anyValue(path, isOneOf([item])),
    )
    return doc => tests.length > 0 && tests.every(test => test(doc))
  },
  $elemMatch: (path, operand, options) => elemMatch(path, operand, options),
  $mod: (path, operand) => {
    const [divisor, remainder] = listFor('$mod', operand) as number[]
    if (!divisor || remainder === undefined) throw databaseRefusal('malformed mod, not enough elements')
    return anyValue(path, value => typeof value === 'number' && Math.trunc(value) % divisor === remainder)
  },
  $regex: (path, operand) => {
    const pattern = operand instanceof RegExp ? operand : new RegExp(String(operand))
    return anyValue(
      path,
      value => matchesPattern(value, pattern) || (value instanceof RegExp && equalValues(value, pattern)),
    )
  },
}

const not =
  (test: Test): Test =>
  doc =>
    !test(doc)

function anyValue(path: string, accepts: (value: Value | undefined) => boolean): Test {
  const parts = path.split('.')
  if (parts.length === 1) {
    return doc => {
      const value = isDoc(doc) && Object.hasOwn(doc, path) ? doc[path] : undefined
      return accepts(value) || (Array.isArray(value) && value.some(accepts))
    }
  }
  return doc => {
    for (const value of openedValues(reach(doc, parts))) if (accepts(value)) return true
    return false
  }
}

function anyWhole(path: string, accepts: (value: Value | undefined) => boolean): Test {
  const parts = path.split('.')
  return doc => reach(doc, parts).some(accepts)
}

const equals = (operand: Value) =>
  operand === null
    ? (value: Value | undefined) => value === null || value === undefined
    : (value: Value | undefined) => equalValues(value, operand)

function isOneOf(list: Value[]) {
  const tests = list.map(item =>
    item instanceof RegExp
      ? (value: Value | undefined) =>
          matchesPattern(value, item) || (value instanceof RegExp && equalValues(value, item))
      : equals(item),
  )
  return (value: Value | undefined) => tests.some(test => test(value))
}

/** Range operators compare within one type only; `>= null` and `<= null` also accept a missing field. */
function ordered(operand: Value, accepts: (order: number) => boolean, orEqual: boolean) {
  if (operand instanceof RegExp) throw databaseRefusal("Can't have RegExp as arg to predicate over field")
  if (operand === null)
    return (value: Value | undefined) => orEqual && (value === null || value === undefined)
  const rank = rankOf(operand)
  const isNaNOperand = typeof operand === 'number' && Number.isNaN(operand)
  return (value: Value | undefined) => {
    if (value === undefined || rankOf(value) !== rank) return false
    if (rank === 3 && Number.isNaN(value as number) !== isNaNOperand) return false
    return accepts(compareValues(value, operand))
  }
}

function elemMatch(path: string, criteria: Value, options: Options): Test {
  if (!isDoc(criteria)) throw databaseRefusal('$elemMatch needs an Object')
  const keys = Object.keys(criteria)
  const overElements =
    keys.length > 0 && keys.every(key => key.startsWith('$') && !['$and', '$or', '$nor'].includes(key))
  const query = new Query((overElements ? { element: criteria } : criteria) as never, options)
  const matches = (element: Value) =>
    overElements
      ? query.test({ element } as never)
      : isDoc(element) || Array.isArray(element)
        ? query.test(element as never)
        : false
  return anyWhole(path, value => Array.isArray(value) && value.some(matches))
}

const matchesPattern = (value: Value | undefined, pattern: RegExp) =>
  typeof value === 'string' && pattern.test(value)

function listFor(operator: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw databaseRefusal(`${operator} needs an array`)
  return operand
}
