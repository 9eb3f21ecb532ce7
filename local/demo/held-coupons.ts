import { createHash } from 'node:crypto'
import { dayOf } from '@shared/domain/calendar/day'
import { codeIdOf } from '@shared/domain/codes/rotating'
import { shortNumber } from '@shared/domain/codes/short-number'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { mintCoupon } from '@shared/domain/coupon/mint'
import { isShowable, numberFor } from '@shared/domain/coupon/number'
import { applyUse, newUse } from '@shared/domain/coupon/redeem'
import type { CouponBatch, CouponDoc, CouponNumberDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { batchIdOf, claimedCouponIdOf, memberIdOf, perkCouponIdOf, stockShardIdOf } from '@shared/domain/ids'
import type { StaffDoc } from '@shared/domain/staff/types'
import { newShards, shardCount, startShard } from '@shared/domain/stock/split'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { BRAND_ID, storeIdByCode, TIME_ZONE } from './brand'
import { guShan, linQing, type Persona } from './people'
import { calendarOf, monthBegan } from './persona-histories'

const HOUR_MS = 3_600_000

interface Holding {
  who: Persona
  batch: string
  takenAt: number
  /** Which of the person's slots it takes, from 1. */
  n?: number
  usedAt?: number
  expired?: boolean
  /** What the tier gives this month, instead of a claim. */
  monthly?: true
}

/**
 * What 林青 and 顾山 hold and have used; one ends tomorrow, one has ended, one works on weekday afternoons only.
 */
const holdings = (now: number): Holding[] => {
  const { daysAgo } = calendarOf(now)
  const month = monthBegan(now)
  return [
    { who: linQing, batch: 'autumn', takenAt: daysAgo(13, '17:30') },
    { who: linQing, batch: 'weekly', takenAt: daysAgo(1, '09:12') },
    { who: linQing, batch: 'afternoon', takenAt: daysAgo(6, '12:20') },
    { who: linQing, batch: 'autumn', n: 2, takenAt: daysAgo(13, '17:31'), usedAt: daysAgo(7, '13:08') },
    { who: linQing, batch: 'lakeside', takenAt: daysAgo(40, '08:50'), expired: true },
    { who: guShan, batch: 'weekly', takenAt: daysAgo(3, '15:00') },
    { who: guShan, batch: 'autumn', takenAt: daysAgo(2, '10:00') },
    {
      who: linQing,
      batch: 'monthly-cup',
      monthly: true,
      takenAt: month,
      usedAt: Math.min(month + 13 * HOUR_MS, now),
    },
    { who: guShan, batch: 'monthly-tasting', monthly: true, takenAt: month },
  ]
}

/** Coupons with their numbers, and the stock they came from, so that stock + coupons = what was issued. */
export function heldCoupons(
  batches: readonly CouponBatch[],
  clerk: StaffDoc,
  now: number,
): { coupons: CouponDoc[]; couponNumbers: CouponNumberDoc[]; stockShards: StockShardDoc[] } {
  const shards = batches.flatMap(batch => newShards(batchStock(batch)))
  const coupons = holdings(now).flatMap((holding, i) => {
    const batch = batches.find(({ _id }) => _id === batchIdOf(BRAND_ID, holding.batch))
    return batch ? [couponOf(holding, batch, clerk, i)] : []
  })
  for (const { batchId, shardNumber } of coupons) {
    const shard = shards.find(({ _id }) => _id === stockShardIdOf('batch', batchId, shardNumber))
    if (shard) shard.left -= 1
  }
  return { ...opened(coupons, now), stockShards: shards }
}

/** What can still be shown has been opened before: it has its number. */
function opened(coupons: readonly CouponDoc[], now: number) {
  const couponNumbers: CouponNumberDoc[] = []
  const shown = coupons.map((coupon, i) => {
    if (!isShowable(coupon, now)) return coupon
    const shortNo = shortNumber((0.4821_0937 + i * 0.0618_0339) % 1)
    couponNumbers.push(numberFor(coupon, shortNo, now))
    return { ...coupon, shortNo }
  })
  return { coupons: shown, couponNumbers }
}

function couponOf(
  { who, takenAt, n = 1, usedAt, expired, monthly }: Holding,
  batch: CouponBatch,
  clerk: StaffDoc,
  i: number,
): CouponDoc {
  const memberId = memberIdOf(BRAND_ID, who.openid)
  const period = dayOf(takenAt, TIME_ZONE).slice(0, 7)
  const perkId = perkCouponIdOf('monthly', period, batch._id, memberId)
  const coupon = mintCoupon({
    _id: monthly ? perkId : claimedCouponIdOf(batch._id, memberId, n),
    batch,
    memberId,
    origin: monthly ? `perk:monthly:${period}:${batch._id}` : `claim:${batch._id}`,
    commandId: monthly ? perkId : `demo-claim-${i}`,
    token: `demo-token-${i}`,
    shardNumber: startShard(memberId, shardCount(batch.total)),
    codeId: codeIdOf(createHash('sha256').update(`demo-code-${i}`).digest()),
    now: takenAt,
    timeZone: TIME_ZONE,
  })
  if (expired) return { ...coupon, state: 'EXPIRED', dueAt: NEVER, version: 2 }
  if (usedAt === undefined) return coupon
  const use = newUse({
    couponId: coupon._id,
    commandId: `demo-redeem-${i}`,
    staff: clerk,
    storeId: storeIdByCode('hubin'),
    rule: batch.rule,
    amountFen: null,
    now: usedAt,
    timeZone: TIME_ZONE,
  })
  return { ...applyUse(coupon, use), dueAt: NEVER }
}
