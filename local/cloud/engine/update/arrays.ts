import { writeErrors } from '../../errors'
import { encode } from '../ejson'
import { compileFilter } from '../mingo'
import { type SortKey, sorter } from '../sort'
import { compareValues, type Doc, equalValues, isDoc, type Value } from '../values'
import type { Change } from './change'

/** `$push`, plain or with `$each`, `$position`, `$sort`, `$slice`. */
export const push: Change = ({ before, operand, path, id }) => {
  const list = listOr(
    before,
    `The field '${path}' must be an array but is of type ${named(before)} in document {_id: ${encode(id)}}`,
  )
  const { $each, $position, $sort, $slice } = eachOf('$push', operand, ['$position', '$sort', '$slice'])
  const at = $position === undefined ? list.length : position($position, list.length)
  const grown = [...list.slice(0, at), ...$each, ...list.slice(at)]
  if ($sort !== undefined) grown.sort(orderOf($sort))
  if ($slice === undefined) return { value: grown }
  if (!Number.isInteger($slice)) throw writeErrors('The value for $slice must be an integer value')
  const size = $slice as number
  return { value: size < 0 ? grown.slice(size) : grown.slice(0, size) }
}

export const addToSet: Change = ({ before, operand, path, id }) => {
  const list = listOr(
    before,
    `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${named(before)} in document {_id: ${encode(id)}}`,
  )
  const grown = [...list]
  for (const value of eachOf('$addToSet', operand, []).$each) {
    if (!grown.some(member => equalValues(member, value))) grown.push(value)
  }
  return grown.length === list.length && before !== undefined ? undefined : { value: grown }
}

export const pop: Change = ({ before, operand, path }) => {
  if (operand !== 1 && operand !== -1) throw writeErrors(`$pop expects 1 or -1, found: ${encode(operand)}`)
  if (before === undefined) return undefined
  const list = listOr(before, `Path '${path}' contains an element of non-array type '${named(before)}'`)
  return list.length === 0 ? undefined : { value: operand === 1 ? list.slice(0, -1) : list.slice(1) }
}

/** `$pull`: a value, a condition on elements, or a condition on fields of element documents. */
export const pull: Change = ({ before, operand }) => {
  if (before === undefined) return undefined
  const list = listOr(before, 'Cannot apply $pull to a non-array value')
  const leaves = pullTest(operand)
  const left = list.filter(element => !leaves(element))
  return left.length === list.length ? undefined : { value: left }
}

export const pullAll: Change = ({ before, operand }) => {
  if (!Array.isArray(operand))
    throw writeErrors(`$pullAll requires an array argument but was given a ${named(operand)}`)
  if (before === undefined) return undefined
  const list = listOr(before, 'Cannot apply $pull to a non-array value')
  const left = list.filter(element => !operand.some(unwanted => equalValues(element, unwanted)))
  return left.length === list.length ? undefined : { value: left }
}

const LOGICAL = new Set(['$and', '$or', '$nor'])

function pullTest(operand: Value): (element: Value) => boolean {
  if (operand instanceof RegExp) return element => typeof element === 'string' && operand.test(element)
  if (!isDoc(operand)) return element => equalValues(element, operand)
  const operators = Object.keys(operand).filter(key => key.startsWith('$'))
  // `$or` and its like speak of the fields of an element; `$gt` and its like of the element itself.
  if (operators.some(key => !LOGICAL.has(key))) {
    const test = compileFilter({ element: operand })
    return element => test({ element })
  }
  const test = compileFilter(operand)
  return element => isDoc(element) && test(element)
}

function eachOf(operator: string, operand: Value, options: string[]): { $each: Value[] } & Doc {
  if (!isDoc(operand) || !('$each' in operand)) return { $each: [operand] }
  if (!Array.isArray(operand.$each))
    throw writeErrors(`The argument to $each in ${operator} must be an array`)
  const unknown = Object.keys(operand).find(key => key !== '$each' && !options.includes(key))
  if (unknown) throw writeErrors(`Unrecognized clause in ${operator}: ${unknown}`)
  return operand as { $each: Value[] } & Doc
}

function orderOf($sort: Value): (a: Value, b: Value) => number {
  if ($sort === 1 || $sort === -1) return (a, b) => compareValues(a, b) * $sort
  if (!isDoc($sort))
    throw writeErrors('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}')
  const keys = Object.entries($sort).map(([path, direction]): SortKey => {
    if (direction !== 1 && direction !== -1)
      throw writeErrors('The $sort element value must be either 1 or -1')
    return { path, direction }
  })
  const order = sorter(keys)
  return (a, b) => order(isDoc(a) ? a : {}, isDoc(b) ? b : {})
}

function position(at: Value, length: number): number {
  if (!Number.isInteger(at)) throw writeErrors('The value for $position must be an integer value')
  return (at as number) < 0 ? Math.max(0, length + (at as number)) : Math.min(at as number, length)
}

function listOr(before: Value | undefined, refusal: string): Value[] {
  if (before === undefined) return []
  if (!Array.isArray(before)) throw writeErrors(refusal)
  return before
}

const named = (value: Value | undefined) =>
  value === null ? 'null' : isDoc(value) ? 'object' : value instanceof Date ? 'date' : typeof value
