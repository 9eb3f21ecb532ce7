import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OrderDoc } from '@shared/domain/order/types'

/** What has been seen since the tour began; documents show the rest. */
export interface Sightings {
  /** Order ids taken at the till since then. */
  orders: string[]
  /** A used coupon was looked at once more. */
  secondScan: boolean
}

interface TourDocuments {
  member: MemberDoc | undefined
  orders: OrderDoc[]
  gifts: CouponDoc[]
}

/**
 * How many of the five steps are done, one after the other; each is judged by what is stored, not by clicks.
 */
export function stepsDone(seen: Sightings, { member, orders, gifts }: TourDocuments): number {
  const used = gifts.some(coupon => coupon.uses.some(use => !use.voided))
  const steps = [
    seen.orders.length > 0,
    member?.state === 'member' && gifts.some(coupon => coupon.token !== ''),
    used,
    used && seen.secondScan,
    orders.some(order => order.refunds.some(refund => refund.state === 'success')),
  ]
  const open = steps.indexOf(false)
  return open === -1 ? steps.length : open
}
