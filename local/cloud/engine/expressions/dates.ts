import { evalExpr } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import { isDoc, type Value } from '../values'
import { type Expression, isNothing } from './operands'

const MINGO = mingo as unknown as Record<string, Expression>
const ours = (operator: string) => MINGO[operator] as Expression

const PARTS = [
  '$year',
  '$month',
  '$dayOfMonth',
  '$dayOfYear',
  '$dayOfWeek',
  '$hour',
  '$minute',
  '$second',
  '$millisecond',
  '$isoDayOfWeek',
  '$isoWeek',
  '$isoWeekYear',
]

/** The part of a missing date is null; mingo fails. */
const orNull =
  (part: Expression): Expression =>
  (doc, operand, options) => {
    const date = isDoc(operand) && 'date' in operand ? operand.date : operand
    const wished = Array.isArray(date) && date.length === 1 ? date[0] : date
    return isNothing(evalExpr(doc, wished, options) as Value | undefined) ? null : part(doc, operand, options)
  }

export const DATES: Record<string, Expression> = {
  ...Object.fromEntries(PARTS.map(part => [part, orNull(ours(part))])),
  /** Weeks begin on Sunday; the days before the first Sunday are in week 0. */
  $week: orNull((doc, operand, options) => {
    const day = Number(ours('$dayOfYear')(doc, operand, options)) - 1
    const weekday = Number(ours('$dayOfWeek')(doc, operand, options)) - 1
    return Math.floor((day + 7 - weekday) / 7)
  }),
  /** A text that is no date is refused; mingo answers null. */
  $dateFromString: (doc, operand, options) => {
    const date = ours('$dateFromString')(doc, operand, options)
    const { dateString, onError } = isDoc(operand) ? operand : {}
    const text = evalExpr(doc, dateString, options) as Value | undefined
    if (isNothing(date) && !isNothing(text) && onError === undefined)
      throw new Error(`Error parsing date string '${String(text)}'`)
    return date
  },
}
