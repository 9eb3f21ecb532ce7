import { decideRequest } from '@shared/domain/coupon/edit-batch'
import type { Handler } from '../../platform/context'
import { changeBatch, ofExisting } from './change-batch'

/**
 * A second person's word on what waits: to publish a batch, or to put units on top. The version they saw is
 * the one that is published.
 */
export const decideBatch: Handler<'coupon.decideBatch'> = async (context, { approve, ...named }) =>
  changeBatch(context, {
    ...named,
    action: 'coupon.decideBatch',
    act: approve ? 'approve' : 'decline',
    input: approve,
    decide: ofExisting((existing, by, facts) => decideRequest(existing, { approve, by }, facts)),
  })
