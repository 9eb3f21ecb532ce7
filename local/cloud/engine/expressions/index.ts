import { expressions } from '../mingo-parts'
import { ARITHMETIC } from './arithmetic'
import { LISTS } from './arrays'
import { COMPARING } from './comparison'
import { CONVERSIONS } from './conversions'
import { dateToString } from './date-strings'
import { DATES } from './dates'
import type { Expression } from './operands'
import { TEXTS } from './strings'

/**
 * mingo's expressions, and our own where it differs from MongoDB. Which of them the cloud has is
 * `vocabulary`'s matter.
 */
export const EXPRESSIONS: Record<string, Expression> = {
  ...(expressions as unknown as Record<string, Expression>),
  ...COMPARING,
  ...ARITHMETIC,
  ...TEXTS,
  ...DATES,
  ...LISTS,
  ...CONVERSIONS,
  $dateToString: dateToString,
}
