import { stepBatch as decide } from '@shared/domain/coupon/edit-batch'
import type { Handler } from '../../platform/context'
import { changeBatch, ofExisting } from './change-batch'

/**
 * Stops handing a batch out, goes on, or ends it. Its stock follows at once: after a pause nothing more is
 * taken, whatever an instance remembers of the batch.
 */
export const stepBatch: Handler<'coupon.stepBatch'> = async (context, { step, ...named }) =>
  changeBatch(context, {
    ...named,
    action: 'coupon.stepBatch',
    act: step,
    input: step,
    decide: ofExisting(existing => decide(existing, step, named.reason ?? '')),
  })
