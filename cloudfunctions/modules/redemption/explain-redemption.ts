import { accept, refuse } from '@shared/contract'
import { processCoupon } from '@shared/domain/coupon/open-or-expire'
import { readRedeem } from '@shared/domain/coupon/redeem'
import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import { LIMITS } from '@shared/domain/limits'
import { redemptionText } from '@shared/text/redemption'
import type { StaffContext } from '../../platform/context'
import { read } from '../../platform/database'
import { storeNames } from '../brand/store-view'
import { notUsable } from '../coupon/not-usable'
import { writeCoupon } from '../coupon/write-coupon'
import { type Confirmation, type Redemption, viewOf } from './confirmation'
import type { Seen } from './redemption-permit'
import { usedText } from './used-text'

/**
 * What it means that a confirmation changed nothing, read from the coupon, never guessed: this command had
 * its turn, another command was first, or the exact reason. When it could be used after all, it is confirmed
 * again on what was just read. `confirmAgain` null: the preview is too old for that. One trip, and the
 * repeated write.
 */
export async function explainRedemption(
  confirmation: Confirmation,
  context: StaffContext,
  confirmAgain: ((seen: Seen) => Promise<Redemption | null>) | null,
): Promise<Redemption> {
  const { input, terms, seen } = confirmation
  const here = { ...input, now: context.now, timeZone: context.brand.timeZone }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt++) {
    const coupon = await read('coupons', input.couponId)
    const reading = readRedeem(coupon, input.commandId, terms.rule, here)
    if (!coupon || reading.kind === 'not-found') return refuse('COUPON_NOT_FOUND')
    if (reading.kind === 'refused') {
      const storeName = await storeNames(context.brand._id)
      const { code, message } = notUsable(reading.refusal, { ...here, storeName })
      return refuse(code, message)
    }
    if (reading.kind === 'redeemed' || reading.kind === 'undone' || reading.kind === 'second') {
      return ownOrFirst(reading, confirmation, context)
    }
    if (context.ownIds.includes(coupon.memberId)) return refuse('OWN_CARD', redemptionText.ownCoupon)
    if (!confirmAgain) return refuse('PREVIEW_EXPIRED')
    const opened = reading.kind === 'open-first' ? await open(coupon, context.now) : coupon
    const { usesLeft, uses } = opened
    const redeemed = await confirmAgain({ ...seen, usesLeft, useIndex: uses.length })
    if (redeemed) return redeemed
  }
  return refuse('BUSY')
}

/** Its time has come and no sweeper has been here yet. A lost race shows in the next reading. */
async function open(coupon: CouponDoc, now: number): Promise<CouponDoc> {
  const opened = processCoupon(coupon, now)
  if (!opened) return coupon
  await writeCoupon(coupon, opened)
  return opened
}

interface Found {
  kind: 'redeemed' | 'undone' | 'second'
  use: CouponUse
  useIndex: number
}

async function ownOrFirst(
  found: Found,
  confirmation: Confirmation,
  context: StaffContext,
): Promise<Redemption> {
  const { kind, use, useIndex } = found
  const { input, seen } = confirmation
  const view = await viewOf(confirmation, useIndex, use, context)
  if (kind === 'second') return refuse('COUPON_USED', usedText(view, input.storeId, context), { first: view })
  if (!isSameCommand(use, confirmation, context)) return refuse('CONFLICT')
  if (kind === 'undone') {
    return refuse('COUPON_USED', redemptionText.undone, { first: view })
  }
  return accept({ use: view, repeated: true, todayCount: seen.todayCount + 1 })
}

function isSameCommand(use: CouponUse, { input }: Confirmation, { staff }: StaffContext): boolean {
  return (
    use.storeId === input.storeId && use.clerkId === staff._id && use.amountFen === (input.amountFen ?? null)
  )
}
