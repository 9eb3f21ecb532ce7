import { batchStock } from '@shared/domain/coupon/batch-stock'
import type { BatchDoc } from '@shared/domain/coupon/types'
import type { Reservation, Unit } from '@shared/domain/stock/types'
import { takeUnit } from '../stock/take-unit'
import { processBatchShard } from './process-batch-shard'

export type TakenFromBatch =
  | { ok: true; unit: Unit }
  | { ok: false; code: 'SOLD_OUT' | 'BATCH_CLOSED' | 'BUSY' }

const CODES = { 'sold-out': 'SOLD_OUT', closed: 'BATCH_CLOSED', busy: 'BUSY' } as const

/**
 * Takes one unit of the batch's stock for this claim, never below zero. When the answer is lost, the shard's
 * sweeper finishes the claim. One trip while the member's own shard has stock.
 */
export async function takeFromBatch(batch: BatchDoc, reservation: Reservation): Promise<TakenFromBatch> {
  const taken = await takeUnit(batchStock(batch), reservation, processBatchShard)
  return taken.ok ? taken : { ok: false, code: CODES[taken.reason] }
}
