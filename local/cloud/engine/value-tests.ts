import { databaseRefusal } from '../errors'
import { openedValues, reach } from './paths'
import { compareValues, equalValues, isDoc, rankOf, type Value } from './values'

export type Test = (doc: Value) => boolean

export const not =
  (test: Test): Test =>
  doc =>
    !test(doc)

/** Some value the path reaches, or an element of it, is accepted. */
export function anyValue(path: string, accepts: (value: Value | undefined) => boolean): Test {
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

/** Some value the path reaches is accepted as a whole. */
export function anyWhole(path: string, accepts: (value: Value | undefined) => boolean): Test {
  const parts = path.split('.')
  return doc => reach(doc, parts).some(accepts)
}

export const equals = (operand: Value) =>
  operand === null
    ? (value: Value | undefined) => value === null || value === undefined
    : (value: Value | undefined) => equalValues(value, operand)

export function isOneOf(list: Value[]) {
  const tests = list.map(item =>
    item instanceof RegExp
      ? (value: Value | undefined) =>
          matchesPattern(value, item) || (value instanceof RegExp && equalValues(value, item))
      : equals(item),
  )
  return (value: Value | undefined) => tests.some(test => test(value))
}

/** Range operators compare within one type only; `>= null` and `<= null` also accept a missing field. */
export function ordered(operand: Value, accepts: (order: number) => boolean, orEqual: boolean) {
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

export const matchesPattern = (value: Value | undefined, pattern: RegExp) =>
  typeof value === 'string' && pattern.test(value)

export function listFor(operator: string, operand: Value): Value[] {
  if (!Array.isArray(operand)) throw databaseRefusal(`${operator} needs an array`)
  return operand
}
