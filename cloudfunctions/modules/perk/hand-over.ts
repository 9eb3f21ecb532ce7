import type { BrandDoc } from '@shared/domain/brand/types'
import { readDuplicate } from '@shared/domain/coupon/claim'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { perkObstacle } from '@shared/domain/perk/hand-over'
import type { OwedPerk } from '@shared/domain/perk/types'
import { read } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { log } from '../../platform/log'
import { batchesById } from '../../platform/settings'
import { rulesOf } from '../coupon/rules-of'
import { standCoupon } from '../coupon/stand-coupon'
import { takeUnit } from '../coupon/take-unit'
import { bucketNumberOf, giveBack } from '../coupon/unit'

/** To whom, by which brand and when. */
export interface Receiving {
  memberId: string
  brand: BrandDoc
  now: number
}

/**
 * Puts owed coupons into the wallet, from the stock of their batches; answers those that stand. What is sold out, withdrawn or fails
 * is left out, logged, and still owed. Repeatable: the coupon's id is the command. 2 trips per coupon, side by side.
 */
export async function handOver(rows: readonly OwedPerk[], receiving: Receiving): Promise<CouponDoc[]> {
  const trying = rows.map(row => handOverOne(row, receiving).catch(error => failed(row, error)))
  const coupons = await Promise.all(trying)
  return coupons.filter(coupon => coupon !== null)
}

async function handOverOne({ couponId, batchId, tries }: OwedPerk, to: Receiving): Promise<CouponDoc | null> {
  const { memberId, brand, now } = to
  // A try before this one may have got further than it could say.
  const before = tries > 0 ? await read('coupons', couponId) : null
  if (before) return before
  const batch = (await batchesById([batchId])).get(batchId)
  const obstacle = perkObstacle(batch, batch ? await rulesOf(batch) : [], now, brand.timeZone)
  if (obstacle || !batch) return waits(couponId, obstacle ?? 'gone', tries)
  const taken = await takeUnit(batch, { token: randomId(), c: couponId, m: memberId, at: now })
  if (!taken.ok) return (await read('coupons', couponId)) ?? waits(couponId, taken.code, tries)
  const { unit } = taken
  const { reservation } = unit
  const k = bucketNumberOf(unit.bucketId)
  const { coupon } = await standCoupon({ couponId, batch, reservation, k, timeZone: brand.timeZone })
  const found = readDuplicate(coupon, reservation)
  if (found.kind === 'taken' || found.giveBack) await giveBack(unit)
  return coupon
}

/** A broken batch is an alarm and keeps nobody from their card, nor their journal from the ledger. */
function failed({ couponId, tries }: OwedPerk, error: unknown): null {
  log.error('perk.failed', error, { couponId, tries })
  return null
}

/** Nothing is lost: the row stays and the sweeper comes again. */
function waits(couponId: string, why: string, tries: number): null {
  log.warn('perk.waits', { couponId, why, tries })
  return null
}
