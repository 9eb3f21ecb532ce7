import type { BrandDoc } from '@shared/domain/brand/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { perkObstacle, type Tried } from '@shared/domain/perk/hand-over'
import type { OwedPerk } from '@shared/domain/perk/types'
import { read } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { log } from '../../platform/log'
import { batchesById } from '../../platform/settings'
import { couponFromUnit } from '../coupon/coupon-from-unit'
import { rulesOf } from '../coupon/rules-of'
import { takeFromBatch } from '../coupon/take-from-batch'
import { watchBatch } from './watch-batch'

/** To whom, by which brand and when. */
export interface Receiving {
  memberId: string
  brand: BrandDoc
  now: number
}

export interface HandedOver extends Tried {
  coupons: CouponDoc[]
}

/**
 * Puts owed coupons into the wallet, from the stock of their batches. What fails is logged and still owed;
 * what is sold out, over or withdrawn waits for a watch on its batch. Repeatable: the coupon's id is the
 * command. 2 trips per coupon, side by side.
 */
export async function handOver(rows: readonly OwedPerk[], receiving: Receiving): Promise<HandedOver> {
  const trying = rows.map(row => handOverOne(row, receiving).catch(error => failed(row, error)))
  const outcomes = await Promise.all(trying)
  const coupons = outcomes.filter(outcome => outcome !== null && outcome !== 'waits')
  const waiting = rows.filter((_row, i) => outcomes[i] === 'waits')
  for (const batchId of new Set(waiting.map(row => row.batchId))) await watchBatch(batchId, receiving)
  const idsOf = (list: readonly { couponId: string }[]) => new Set(list.map(({ couponId }) => couponId))
  return { coupons, existing: new Set(coupons.map(({ _id }) => _id)), waiting: idsOf(waiting) }
}

async function handOverOne(
  { couponId, batchId, tries }: OwedPerk,
  to: Receiving,
): Promise<CouponDoc | 'waits' | null> {
  const { memberId, brand, now } = to
  // A try before this one may have got further than it could say.
  const before = tries > 0 ? await read('coupons', couponId) : null
  if (before) return before
  const batch = (await batchesById([batchId])).get(batchId)
  const obstacle = perkObstacle(batch, batch ? await rulesOf(batch) : [], now, brand.timeZone)
  if (obstacle || !batch) return waits(couponId, obstacle ?? 'gone', tries)
  const taken = await takeFromBatch(batch, { token: randomId(), takenFor: couponId, memberId, at: now })
  if (!taken.ok) {
    const existing = await read('coupons', couponId)
    if (existing) return existing
    return taken.code === 'BUSY' ? null : waits(couponId, taken.code, tries)
  }
  return couponFromUnit(taken.unit, { couponId, batch, timeZone: brand.timeZone })
}

/** A broken batch is an alarm and blocks neither a member's card nor the archiving of their journal. */
function failed({ couponId, tries }: OwedPerk, error: unknown): null {
  log.error('perk.failed', error, { couponId, tries })
  return null
}

/** Nothing is lost: the row stays, and the watch on its batch brings it back. */
function waits(couponId: string, why: string, tries: number): 'waits' {
  log.warn('perk.waits', { couponId, why, tries })
  return 'waits'
}
