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
  $split: (doc, operand, options) => {
    const [text, separator] = operandsOf(doc, operand, options)
    if (isNothing(text) || isNothing(separator)) return null
    if (typeof text !== 'string' || typeof separator !== 'string')
      throw new Error('$split requires strings as its arguments')
    if (separator === '') throw new Error('$split requires a non-empty separator')
    return text.split(separator)
  },
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: (doc, operand, options) => {
    const [value, start, length] = operandsOf(doc, operand, options)
    const text = textOf('$substrCP', value)
    if (!isPlace(start) || !isPlace(length))
      throw new Error('$substrCP: starting index and length must be nonnegative integers')
    return [...text].slice(start, start + length).join('')
  },
  $indexOfCP: indexOf('$indexOfCP', text => [...text].length),
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.byteLength(text)),
}

const isPlace = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

/** Bytes of a text, a number or a date; a negative length means to its end. */
function substrBytes(...[doc, operand, options]: Parameters<Expression>): string {
  const [value, start, length] = operandsOf(doc, operand, options)
  const bytes = Buffer.from(textOf('$substrBytes', value))
  if (!isPlace(start)) throw new Error('$substrBytes: starting index must be non-negative')
  if (typeof length !== 'number') throw new Error('$substrBytes: length must be a number')
  const cut = bytes.subarray(start, length < 0 ? undefined : start + length)
  const text = cut.toString('utf8')
  if (!Buffer.from(text).equals(cut))
    throw new Error('$substrBytes: Invalid range, it begins or ends in the middle of a UTF-8 character')
  return text
}

/** Where a text begins in another, measured in code points or bytes; -1 when it is not there. */
function indexOf(operator: string, measure: (text: string) => number): Expression {
  return (doc, operand, options) => {
    const [text, part, start = 0, end] = operandsOf(doc, operand, options)
    if (isNothing(text)) return null
    if (typeof text !== 'string' || typeof part !== 'string')
      throw new Error(`${operator} requires strings as its first and second arguments`)
    if (Number(start) < 0 || (typeof end === 'number' && end < 0))
      throw new Error(`${operator} requires a nonnegative start and end index`)
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
