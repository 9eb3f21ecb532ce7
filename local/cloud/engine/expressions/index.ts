import * as mingo from 'mingo/operators/expression'
import { COMPARING } from './comparing'
import { CONVERSIONS } from './conversions'
import { dateToString } from './date-texts'
import { DATES } from './dates'
import { LISTS } from './lists'
import { NUMBERS } from './numbers'
import type { Expression } from './operands'
import { TEXTS } from './texts'

/**
 * mingo's expressions, and our own where it differs from MongoDB. Which of them the cloud has is
 * `vocabulary`'s matter.
 */
export const EXPRESSIONS: Record<string, Expression> = {
  ...(mingo as unknown as Record<string, Expression>),
  ...COMPARING,
  ...NUMBERS,
  ...TEXTS,
  ...DATES,
  ...LISTS,
  ...CONVERSIONS,
  $dateToString: dateToString,
}
