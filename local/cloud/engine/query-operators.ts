import type { Options } from 'mingo/types'
import { databaseRefusal } from '../errors'
import { Query } from './mingo-parts'
import { reach } from './paths'
import {
  anyValue,
  anyWhole,
  equals,
  isOneOf,
  listFor,
  matchesPattern,
  not,
  ordered,
  type Test,
} from './value-tests'
import { equalValues, isDoc, type Value } from './values'

type Predicate = (path: string, operand: Value, options: Options) => Test

/**
 * The comparison operators with MongoDB's exact treatment of null, missing fields, arrays and field order.
 * They replace mingo's, which ignores field order and misses documents around null; logic stays mingo's.
 */
export const QUERY_OPERATORS: Record<`$${string}`, Predicate> = {
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
