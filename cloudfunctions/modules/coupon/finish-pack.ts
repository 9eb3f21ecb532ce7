import { packedCoupon } from '@shared/domain/coupon/mint'
import { openedPack } from '@shared/domain/coupon/open-or-expire'
import type { CouponBatch, CouponDoc } from '@shared/domain/coupon/types'
import { insert } from '../../platform/database'
import { randomCodeId } from '../../platform/ids'
import { batchesById } from '../../platform/settings'
import { writeCoupon } from './write-coupon'

/**
 * Writes the coupons of a pack that do not exist yet, then closes the pack. Repeatable: each coupon has its
 * own id, and the pack stays due until all exist. One trip per coupon, side by side, and one for the pack.
 */
export async function finishPack(pack: CouponDoc, timeZone: string): Promise<void> {
  const batches = await batchesById(pack.contents)
  await Promise.all(
    pack.contents.map((batchId, i) => {
      const batch = batches.get(batchId)
      if (batch?.kind !== 'coupon') throw new Error(`pack ${pack._id} holds no coupon batch ${batchId}`)
      return standPacked(pack, i, batch, timeZone)
    }),
  )
  const opened = openedPack(pack)
  if (opened) await writeCoupon(pack, opened)
}

async function standPacked(pack: CouponDoc, i: number, batch: CouponBatch, timeZone: string): Promise<void> {
  // A duplicate is this very coupon, written by an earlier run.
  await insert('coupons', packedCoupon(pack, i, batch, { codeId: randomCodeId(), timeZone }))
}
