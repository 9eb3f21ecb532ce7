import { evalExpr, expressions } from '../mingo-parts'
import { isDoc, type Value } from '../values'
import { type Expression, isNothing } from './operands'

const MINGO = expressions as unknown as Record<string, Expression>
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
    const single = Array.isArray(date) && date.length === 1 ? date[0] : date
    return isNothing(evalExpr(doc, single, options) as Value | undefined) ? null : part(doc, operand, options)
  }

const DAY_MS = 86_400_000

/** The Monday of ISO week 1, which holds the fourth of January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4)
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS
}

export const DATES: Record<string, Expression> = {
  ...Object.fromEntries(PARTS.map(part => [part, orNull(ours(part))])),
  /** Weeks begin on Sunday; the days before the first Sunday are in week 0. */
  $week: orNull((doc, operand, options) => {
    const day = Number(ours('$dayOfYear')(doc, operand, options)) - 1
    const weekday = Number(ours('$dayOfWeek')(doc, operand, options)) - 1
    return Math.floor((day + 7 - weekday) / 7)
  }),
  /** The year of the week's Thursday; mingo errs at the ends of years. */
  $isoWeekYear: orNull((doc, operand, options) => {
    const [year, month, week] = ['$year', '$month', '$isoWeek'].map(part =>
      Number(ours(part)(doc, operand, options)),
    ) as [number, number, number]
    if (month === 1 && week > 50) return year - 1
    return month === 12 && week === 1 ? year + 1 : year
  }),
  /** By calendar or by ISO week; mingo knows the calendar only. */
  $dateFromParts: (doc, operand, options) => {
    if (!isDoc(operand) || !('isoWeekYear' in operand)) return ours('$dateFromParts')(doc, operand, options)
    if (['year', 'month', 'day'].some(part => part in operand))
      throw new Error('$dateFromParts does not allow mixing natural dates with ISO dates')
    const { isoWeekYear, isoWeek = 1, isoDayOfWeek = 1, ...time } = operand
    const isoFields = [isoWeekYear, isoWeek, isoDayOfWeek].map(
      part => evalExpr(doc, part as Value, options) as Value | undefined,
    )
    if (isoFields.some(isNothing)) return null
    const [year, week, weekday] = isoFields as [number, number, number]
    const date = new Date(firstMonday(year) + ((week - 1) * 7 + weekday - 1) * DAY_MS)
    const natural = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    return ours('$dateFromParts')(doc, { ...natural, ...time }, options)
  },
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
