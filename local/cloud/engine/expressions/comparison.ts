import { compareValues, equalValues, type Value } from '../values'
import { type Expression, isNothing, operandsOf } from './operands'

/**
 * Compares any two values in MongoDB's order of types, a missing field below null; mingo compares within one
 * type.
 */
const comparison =
  <T extends Value>(answer: (order: number) => T): Expression =>
  (doc, operand, options) => {
    const [left, right, ...more] = operandsOf(doc, operand, options)
    if (!Array.isArray(operand) || operand.length < 2 || more.length > 0)
      throw new Error('a comparison takes exactly 2 arguments')
    return answer(compareValues(left, right))
  }

export const COMPARING: Record<string, Expression> = {
  $eq: comparison(order => order === 0),
  $ne: comparison(order => order !== 0),
  $gt: comparison(order => order > 0),
  $gte: comparison(order => order >= 0),
  $lt: comparison(order => order < 0),
  $lte: comparison(order => order <= 0),
  $cmp: comparison(Math.sign),
  $in: (doc, operand, options) => {
    const [value, list] = operandsOf(doc, operand, options)
    return listOf('$in', list).some(member => equalValues(member, value))
  },
  $indexOfArray: (doc, operand, options) => {
    const [list, value, start, end] = operandsOf(doc, operand, options)
    if (isNothing(list)) return null
    const members = listOf('$indexOfArray', list)
    const from = (start as number | undefined) ?? 0
    const until = (end as number | undefined) ?? members.length
    return members.findIndex((member, i) => i >= from && i < until && equalValues(member, value))
  },
  $size: (doc, operand, options) => listOf('$size', operandsOf(doc, operand, options)[0]).length,
}

function listOf(operator: string, value: Value | undefined): Value[] {
  if (!Array.isArray(value)) throw new Error(`The argument to ${operator} must be an array`)
  return value
}
