import { refuse } from '@shared/contract'
import { saveBatch as decide } from '@shared/domain/coupon/edit-batch'
import { batchIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { codeOfCommand } from '../operation/code-of-command'
import { contentsOf } from './batch-facts'
import { changeBatch } from './change-batch'

/**
 * Makes a batch or changes one, and publishes it when asked: above what one person may decide it waits for a
 * second one instead.
 */
export const saveBatch: Handler<'coupon.saveBatch'> = async (context, input) => {
  const { commandId, version = 0, publish, batch: fields, reason } = input
  if ((input.batchId === undefined) !== (input.version === undefined)) return refuse('BAD_INPUT')
  const brandId = context.brand._id
  const batchId = input.batchId ?? batchIdOf(brandId, codeOfCommand('batch', brandId, commandId))
  return changeBatch(context, {
    batchId,
    version,
    commandId,
    reason,
    action: 'coupon.saveBatch',
    act: 'save',
    input: [publish, fields],
    contents: contentsOf(fields),
    decide: (existing, by, facts) => decide(existing, { _id: batchId, brandId, fields, publish }, by, facts),
  })
}
