import { accept, type CouponView, type Outcome, type OutputOf, refuse } from '@shared/contract'
import { latestUse } from '@shared/domain/coupon/may-use'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { redemptionText } from '@shared/text/redemption'
import { couponViews } from '../../modules/coupon/coupon-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { viewsOfUses } from '../../modules/redemption/day-uses'
import { type Counter, permitFor, usableHere } from '../../modules/redemption/usable-here'
import { customerView } from '../../modules/staff/customer-view'
import { isOwn } from '../../modules/staff/own-card'
import type { StaffContext } from '../../platform/context'
import { read } from '../../platform/database'

type Previewed = Extract<OutputOf<'redemption.preview'>, { kind: 'coupon' }>

/** How the clerk came to the coupon: only a scan proves enough to show what else its owner holds. */
export type FoundBy = 'scan' | 'number-and-digits' | 'number'

/**
 * The coupon before the clerk: usable here and now, or why not and what works instead, or who used it. 4–7
 * trips.
 */
export async function previewCoupon(
  context: StaffContext,
  coupon: CouponDoc | null,
  foundBy: FoundBy,
  counter: Counter,
): Promise<Outcome<OutputOf<'redemption.preview'>>> {
  const { brand } = context
  // Neither packs nor tombstones are ever shown to a member.
  if (coupon?.brandId !== brand._id || coupon.contents.length > 0 || coupon.token === '') {
    return refuse('COUPON_NOT_FOUND')
  }
  const [[view], member, own] = await Promise.all([
    couponViews([coupon], counter.here),
    read('members', coupon.memberId),
    isOwn(coupon.memberId, context),
  ])
  if (own) return refuse('OWN_CARD', redemptionText.ownCoupon)
  if (!view) return refuse('COUPON_NOT_FOUND')
  const shown = { kind: 'coupon', coupon: view, customer: customerView(member, brand) } as const
  if (view.notUsable === null) {
    const permit = permitFor(coupon, counter, foundBy === 'number')
    return accept({ ...shown, verdict: 'usable', reason: null, first: null, permit, others: [] })
  }
  const others =
    foundBy === 'scan' ? await usableHere(await liveCouponsOf([coupon.memberId], context.now), counter) : []
  return accept({ ...shown, ...(await verdictOf(coupon, view, context)), permit: '', others })
}

async function verdictOf(
  coupon: CouponDoc,
  { notUsable }: CouponView,
  context: StaffContext,
): Promise<Pick<Previewed, 'verdict' | 'reason' | 'first'>> {
  const use = coupon.state === 'USED' ? latestUse(coupon) : null
  if (!use) return { verdict: 'not-usable', reason: notUsable, first: null }
  const [first] = await viewsOfUses([{ coupon, index: coupon.uses.indexOf(use), use }], context)
  return { verdict: 'used', reason: null, first: first ?? null }
}
