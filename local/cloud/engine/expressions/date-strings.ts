import type { Options } from 'mingo/types'
import { evalExpr } from '../mingo-parts'
import { isDoc, type Value } from '../values'
import { DATES } from './dates'
import { type Expression, isNothing } from './operands'

type Part = (name: string) => number

const two = (value: number) => String(value).padStart(2, '0')

/** Every specifier of MongoDB's manual; `%w` counts from Sunday = 1, `%U` as `$week` does. */
const SPECIFIERS: Readonly<Record<string, (part: Part, offsetMinutes: () => number) => string>> = {
  d: part => two(part('$dayOfMonth')),
  G: part => String(part('$isoWeekYear')).padStart(4, '0'),
  H: part => two(part('$hour')),
  j: part => String(part('$dayOfYear')).padStart(3, '0'),
  L: part => String(part('$millisecond')).padStart(3, '0'),
  m: part => two(part('$month')),
  M: part => two(part('$minute')),
  S: part => two(part('$second')),
  w: part => String(part('$dayOfWeek')),
  u: part => String(part('$isoDayOfWeek')),
  U: part => two(part('$week')),
  V: part => two(part('$isoWeek')),
  Y: part => String(part('$year')).padStart(4, '0'),
  z: (_part, offset) => {
    const minutes = Math.abs(offset())
    return `${offset() < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
  },
  Z: (_part, offset) => `${offset() < 0 ? '-' : '+'}${String(Math.abs(offset())).padStart(3, '0')}`,
  '%': () => '%',
}

const DEFAULT_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'

export const dateToString: Expression = (doc, operand, options) => {
  if (!isDoc(operand) || !('date' in operand)) throw new Error("Missing 'date' parameter to $dateToString")
  const argument = (name: string) => evalExpr(doc, operand[name] ?? null, options) as Value | undefined
  const format = operand.format === undefined ? DEFAULT_FORMAT : argument('format')
  const date = argument('date')
  if (isNothing(date)) return operand.onNull === undefined ? null : argument('onNull')
  if (isNothing(format)) return null
  if (typeof format !== 'string') throw new Error('$dateToString requires that format be a string')
  return written(format, date, operand.timezone ?? null, { doc, options })
}

function written(
  format: string,
  date: Value,
  timezone: Value,
  { doc, options }: { doc: Value; options: Options },
): string {
  const whole = { date: { $literal: date }, ...(timezone === null ? {} : { timezone }) }
  const part: Part = name => Number((DATES[name] as Expression)(doc, whole, options))
  const offsetMinutes = () => {
    const wall = Date.UTC(
      part('$year'),
      part('$month') - 1,
      part('$dayOfMonth'),
      part('$hour'),
      part('$minute'),
      part('$second'),
      part('$millisecond'),
    )
    return Math.round((wall - new Date(date as never).getTime()) / 60_000)
  }
  return format.replace(/%([\s\S]?)/g, (_, letter: string) => {
    const specifier = Object.hasOwn(SPECIFIERS, letter) ? SPECIFIERS[letter] : undefined
    if (!specifier) throw new Error(`Invalid format character '%${letter}' in format string`)
    return specifier(part, offsetMinutes)
  })
}
