import type { CapCount, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { decideAwards } from '../campaign/decide-awards'
import type { AnyCampaignDoc } from '../campaign/types'
import { baseFenOf, netFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { planEarning } from './plan-earning'
import type { OrderPlan } from './types'

/**
 * Decides once per order what it would earn in full: rate of the tier of the moment, factors, caps, gifts.
 * Later versions only ask how much of it is still deserved. A top-up has gifts of its own, and earns only
 * where the brand lets stored value earn then (`earnOn`); else its base is 0 and it earns when it is
 * spent. The money of an exchange earns nothing and brings no gifts: the points beside it have lowered it.
 */
export function planOrder(input: {
  member: Pick<MemberDoc, 'tier' | 'caps'>
  order: OrderDoc & { paid: PaidFact }
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
  now: number
}): { plan: OrderPlan; caps: CapCount[] } {
  const { member, order, brand, campaigns, now } = input
  const { measure } = brand.points
  const { at, day } = order.paid
  const { storeId, lines } = order
  const earnsNow = order.exchangeId === undefined && (!order.topUp || brand.storedValue?.earnOn === 'top-up')
  const baseFen = earnsNow ? baseFenOf(order, measure) : 0
  const { plan, caps } = planEarning({
    member,
    earning: { at, day, storeId, baseFen, lines },
    brand,
    campaigns,
    now,
  })
  const kind = order.topUp ? 'top-up-gift' : 'pay-gift'
  const awards = decideAwards(
    { at, day, storeId, netFen: netFenOf(order, measure) },
    caps,
    order.exchangeId === undefined
      ? campaigns.flatMap(each => (each.brandId === brand._id && each.kind === kind ? [each] : []))
      : [],
    brand.timeZone,
  )
  return { plan: { ...plan, gifts: awards.gifts }, caps: awards.caps }
}
