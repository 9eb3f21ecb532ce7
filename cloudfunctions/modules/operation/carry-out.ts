import { termsOf } from '@shared/domain/coupon/terms'
import { NEVER } from '@shared/domain/due'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { StockKind } from '@shared/domain/stock/types'
import { _, insert, updateWhere } from '../../platform/database'
import { changeStock } from '../stock/change-stock'
import { SUBJECTS } from './subjects'

/**
 * Carries out an operation that is written: stock and terms first, then the subject, which is the sign that
 * both are there, then the duty leaves. Repeatable by its writer, by the next editor and by the sweeper. 3
 * trips deep.
 */
export async function carryOut(operation: OperationDoc): Promise<void> {
  await Promise.all([writeTerms(operation), writeStock(operation)])
  await writeSubject(operation)
  await Promise.all([
    updateWhere('operations', { _id: operation._id }, { dueAt: NEVER }),
    wakeWaitingPerks(operation),
  ])
}

async function writeTerms({ kind, next }: OperationDoc): Promise<void> {
  if (kind !== 'batch' || !('ruleVersion' in next)) return
  if (next.kind === 'coupon' && next.ruleVersion > 0) await insert('batchTerms', termsOf(next))
}

async function writeStock({ kind, subjectId, brandId, version, stock }: OperationDoc): Promise<void> {
  if (stock) await changeStock({ kind: kind as StockKind, ownerId: subjectId, brandId }, version, stock)
}

async function writeSubject({ kind, next, version }: OperationDoc): Promise<void> {
  const { collection } = SUBJECTS[kind]
  if (version === 1) {
    await insert(collection, next as never)
    return
  }
  const { _id, ...fields } = next
  await updateWhere(collection, { _id, version: version - 1 } as never, fields as never)
}

/** Members who wait for a coupon of this batch are looked at now, not at the watch's next turn. */
async function wakeWaitingPerks({ kind, subjectId, stock, at }: OperationDoc): Promise<void> {
  if (kind === 'batch' && stock?.open) {
    await updateWhere('perkWatches', { _id: subjectId }, { dueAt: _.min(at) })
  }
}
