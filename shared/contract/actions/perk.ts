import * as v from 'valibot'
import { isMonthDay } from '../../domain/perk/birthday'
import { action } from '../action'
import { commandId } from '../fields'
import type { MyPerksView } from '../views'

export interface BirthdaySet {
  perks?: MyPerksView
}

/** The caller's birthday as `MM-DD`, without a year, once and for all. */
export const setBirthday = action<BirthdaySet>()(
  'perk.setBirthday',
  'anyone',
  v.strictObject({ commandId, monthDay: v.pipe(v.string(), v.maxLength(5), v.check(isMonthDay)) }),
)
