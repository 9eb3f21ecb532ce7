import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import type { AnyCampaignDoc } from '../campaign/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { entitlement } from '../points/earning'
import { planOrder } from '../points/plan-order'

/** A receipt and the person who holds it. */
export interface ClaimedReceipt {
  member: Pick<MemberDoc, 'tier' | 'caps'>
  order: OrderDoc & { paid: PaidFact }
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
  now: number
}

/**
 * The points a receipt would give this person if they claimed it now. Only shown: the claim is settled by the
 * same rule on its own.
 */
export function receiptWorth(input: ClaimedReceipt): number {
  const { plan } = planOrder(input)
  return entitlement(plan.points, plan.baseFen, refundedFenOf(input.order, plan.measure))
}
