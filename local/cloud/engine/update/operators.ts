import type { Value } from '../values'
import { bits, increment, maximum, minimum, multiply } from './arithmetic'
import { addToSet, pop, pull, pullAll, push } from './arrays'

/** What one operator does to one field: the new value, or `undefined` to leave it alone. */
export type Change = (field: {
  before: Value | undefined
  operand: Value
  path: string
  id: Value
}) => { value: Value } | undefined

/**
 * The operators that turn one field's value into another; `$unset` and `$rename` move fields and live in
 * `apply`.
 */
export const CHANGES: Readonly<Record<string, Change>> = {
  $set: ({ operand }) => ({ value: operand }),
  $inc: increment,
  $mul: multiply,
  $min: minimum,
  $max: maximum,
  $bit: bits,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

/** Operators that must not create the field they are given when it is missing. */
export const NEVER_CREATES = new Set(['$pop', '$pull', '$pullAll'])
