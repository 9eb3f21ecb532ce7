import { addStock as decide } from '@shared/domain/coupon/edit-batch'
import type { Handler } from '../../platform/context'
import { changeBatch, ofExisting } from './change-batch'

/** Puts units on top of a published batch, or asks a second person where it may cost too much for one. */
export const addStock: Handler<'coupon.addStock'> = async (context, { units, ...named }) =>
  changeBatch(context, {
    ...named,
    action: 'coupon.addStock',
    act: 'add',
    input: units,
    decide: ofExisting((existing, by, facts) => decide(existing, units, by, facts)),
  })
