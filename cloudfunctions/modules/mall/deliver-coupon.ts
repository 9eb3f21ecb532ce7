import type { BrandDoc } from '@shared/domain/brand/types'
import { NO_SHARD } from '@shared/domain/coupon/mint'
import { asUnder } from '@shared/domain/coupon/terms'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { batchTermsIdOf, exchangedCouponIdOf } from '@shared/domain/ids'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { batchesById, termsById } from '../../platform/settings'
import { insertCouponOnce } from '../coupon/insert-coupon-once'

/**
 * The coupon an exchange was for, under the exchange's own name, so once, and by the terms it was bought
 * under; a thing to fetch needs nothing. Repeatable. 1 trip.
 */
export async function deliverCoupon(exchange: ExchangeDoc, brand: BrandDoc): Promise<void> {
  const { batchId, ruleVersion, token, commandId, memberId, doneAt: at } = exchange
  if (batchId === '') return
  const batch = (await batchesById([batchId])).get(batchId)
  if (!batch) throw new Error(`exchange ${exchange._id} is for a coupon of an unknown batch`)
  await insertCouponOnce({
    couponId: exchangedCouponIdOf(exchange._id),
    batch: await asBought(batch, ruleVersion),
    reservation: { token, takenFor: commandId, memberId, at },
    shardNumber: NO_SHARD,
    timeZone: brand.timeZone,
  })
}

async function asBought(batch: BatchDoc, ruleVersion: number): Promise<BatchDoc> {
  if (batch.kind === 'pack' || batch.ruleVersion === ruleVersion) return batch
  const termsId = batchTermsIdOf(batch._id, ruleVersion)
  const terms = (await termsById([termsId])).get(termsId)
  if (!terms) throw new Error(`the terms ${termsId} of an exchange are not there`)
  return asUnder(batch, terms)
}
