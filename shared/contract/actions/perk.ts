import * as v from 'valibot'
import { isMonthDay } from '../../domain/perk/birthday'
import { action } from '../action'
import { commandId } from '../fields'
import type { MyPerksView } from '../views'

export interface BirthdaySet {
  perks?: MyPerksView
}

const monthDay = v.pipe(v.string(), v.maxLength(5), v.check(isMonthDay))

/** The caller's birthday as `MM-DD`, without a year; another one once a year. */
export const setBirthday = action<BirthdaySet>()(
  'perk.setBirthday',
  'anyone',
  v.strictObject({ commandId, monthDay }),
)

/** The birthday that is shown is erased. Another one, given since, stays. */
export const removeBirthday = action<BirthdaySet>()(
  'perk.removeBirthday',
  'anyone',
  v.strictObject({ commandId, monthDay }),
)
