import { writeErrors } from '../../errors'
import { encode } from '../ejson'
import { compareValues, type Value } from '../values'
import type { Change } from './change'

const typeName = (value: Value) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : value instanceof Date ? 'date' : typeof value

/** `$inc` and `$mul` refuse everything that is not a number, on either side. */
const arithmetic =
  (operator: '$inc' | '$mul', combine: (before: number, operand: number) => number): Change =>
  ({ before, operand, path, id }) => {
    if (typeof operand !== 'number') {
      const verb = operator === '$inc' ? 'increment' : 'multiply'
      throw writeErrors(`Cannot ${verb} with non-numeric argument: {${path}: ${encode(operand)}}`)
    }
    if (before !== undefined && typeof before !== 'number') {
      throw writeErrors(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${encode(id)}} has the field '${path}' of non-numeric type ${typeName(before)}`,
      )
    }
    return { value: combine(before ?? 0, operand) }
  }

export const increment = arithmetic('$inc', (before, operand) => before + operand)
export const multiply = arithmetic('$mul', (before, operand) => before * operand)

export const minimum: Change = ({ before, operand }) =>
  before === undefined || compareValues(operand, before) < 0 ? { value: operand } : undefined

export const maximum: Change = ({ before, operand }) =>
  before === undefined || compareValues(operand, before) > 0 ? { value: operand } : undefined

/** `$bit: {and|or|xor: integer}`, one or several in turn, on an integer or a missing field (taken as 0). */
export const bits: Change = ({ before, operand, path }) => {
  const steps = Object.entries((operand ?? {}) as Record<string, Value>)
  if (steps.length === 0) throw writeErrors('You must pass in at least one bitwise operation.')
  if (steps.some(([name, mask]) => !Object.hasOwn(BITWISE, name) || !Number.isInteger(mask))) {
    throw writeErrors(`The $bit modifier only supports 'and', 'or', and 'xor' of an integer`)
  }
  if (before !== undefined && !Number.isInteger(before)) {
    throw writeErrors(`Cannot apply $bit to a value of non-integral type. Field '${path}'`)
  }
  const start = BigInt((before as number | undefined) ?? 0)
  const end = steps.reduce(
    (value, [name, mask]) => (BITWISE[name] as Bitwise)(value, BigInt(mask as number)),
    start,
  )
  return { value: Number(end) }
}

type Bitwise = (value: bigint, mask: bigint) => bigint
const BITWISE: Readonly<Record<string, Bitwise>> = {
  and: (value, mask) => value & mask,
  or: (value, mask) => value | mask,
  xor: (value, mask) => value ^ mask,
}
