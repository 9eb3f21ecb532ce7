import type { Value } from '../values'
import { DATES } from './dates'
import { type Expression, isNothing, operandsOf } from './operands'

/**
 * `$toDate` of MongoDB 4.0: of a date, of milliseconds, or of a text that says a date; nothing stays nothing.
 */
const toDate: Expression = (doc, operand, options) => {
  const [value] = operandsOf(doc, Array.isArray(operand) ? operand : [operand], options)
  if (isNothing(value)) return null
  if (value instanceof Date) return value
  if (typeof value === 'number') return new Date(Math.trunc(value))
  if (typeof value !== 'string')
    throw new Error('Unsupported conversion to date in $convert with no onError value')
  return (DATES.$dateFromString as Expression)(doc, { dateString: { $literal: value } }, options)
}

export const CONVERSIONS: Record<string, Expression> = {
  $toDate: toDate,
  $toString: (doc, operand, options) => {
    const [value] = operandsOf(doc, operand, options)
    return isNothing(value) ? null : textOfAny(value)
  },
}

function textOfAny(value: Value): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object')
    throw new Error('Unsupported conversion to string in $convert with no onError value')
  return String(value)
}
