import { bits, increment, maximum, minimum, multiply } from './arithmetic'
import { addToSet, pop, pull, pullAll, push } from './arrays'
import type { Change } from './change'

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
