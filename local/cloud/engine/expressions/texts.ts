import type { Value } from '../values'
import { type Expression, isNothing, operandsOf } from './operands'

/** Operators for which a missing text is an empty one; mingo answers null or fails. */
const cased =
  (operator: string, change: (text: string) => string): Expression =>
  (doc, operand, options) =>
    change(textOf(operator, operandsOf(doc, operand, options)[0]))

export const TEXTS: Record<string, Expression> = {
  $toUpper: cased('$toUpper', text => text.replace(/[a-z]/g, letter => letter.toUpperCase())),
  $toLower: cased('$toLower', text => text.replace(/[A-Z]/g, letter => letter.toLowerCase())),
  $strcasecmp: (doc, operand, options) => {
    const [left = '', right = ''] = operandsOf(doc, operand, options).map(value =>
      textOf('$strcasecmp', value).toUpperCase(),
    )
    return left === right ? 0 : left < right ? -1 : 1
  },
  $indexOfCP: indexOf('$indexOfCP', text => [...text].length),
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.byteLength(text)),
}

/** Where a text begins in another, measured in code points or bytes; -1 when it is not there. */
function indexOf(operator: string, measure: (text: string) => number): Expression {
  return (doc, operand, options) => {
    const [text, part, start = 0, end] = operandsOf(doc, operand, options)
    if (isNothing(text)) return null
    if (typeof text !== 'string' || typeof part !== 'string')
      throw new Error(`${operator} requires strings as its first and second arguments`)
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      const place = measure(text.slice(0, at))
      if (typeof end === 'number' && place + measure(part) > end) return -1
      if (place >= Number(start)) return place
    }
    return -1
  }
}

function textOf(operator: string, value: Value | undefined): string {
  if (isNothing(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw new Error(`${operator} cannot convert from this type to String`)
}
