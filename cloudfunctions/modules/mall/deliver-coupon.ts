import type { BrandDoc } from '@shared/domain/brand/types'
import { NO_BUCKET } from '@shared/domain/coupon/mint'
import type { ExchangeDoc } from '@shared/domain/exchange/types'
import { exchangedCouponIdOf } from '@shared/domain/ids'
import { batchesById } from '../../platform/settings'
import { standCoupon } from '../coupon/stand-coupon'

/** The coupon a done exchange was for, under the exchange's own name, so once; a thing to fetch needs nothing. Repeatable. 1 trip. */
export async function deliverCoupon(exchange: ExchangeDoc, brand: BrandDoc): Promise<void> {
  const { batchId, token, c, memberId: m, doneAt: at } = exchange
  if (batchId === '') return
  const batch = (await batchesById([batchId])).get(batchId)
  if (!batch) throw new Error(`exchange ${exchange._id} is for a coupon of an unknown batch`)
  await standCoupon({
    couponId: exchangedCouponIdOf(exchange._id),
    batch,
    reservation: { token, c, m, at },
    k: NO_BUCKET,
    timeZone: brand.timeZone,
  })
}
