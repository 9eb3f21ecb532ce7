import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import { refusalOf } from '../campaign/decide-awards'
import { factorRefusalOf, highestFactor } from '../campaign/highest-factor'
import type { AnyCampaignDoc, AwardRefusal, FactorRefusal } from '../campaign/types'
import { blankOrder } from '../order/create-order'
import type { OrderDoc, PaidFact } from '../order/types'
import { planOrder } from '../points/plan-order'
import type { OrderPlan } from '../points/types'

/** An order that no one has paid. */
export interface MadeUpOrder {
  amountFen: number
  storeId: string
  tierId: string
  /** When it is paid, epoch ms. */
  at: number
  isTopUp: boolean
  /** How often the person has had the gift of the rehearsed campaign before, as its limit counts. */
  timesBefore: number
}

export interface Rehearsal {
  plan: OrderPlan
  /** What each campaign of the brand says of the order; null = it gives. */
  says: { campaign: AnyCampaignDoc; reason: AwardRefusal | FactorRefusal | 'other-kind' | null }[]
}

/** The decision that settling such an order would make, with what each campaign says of it. */
export function rehearseOrder(
  brand: BrandDoc,
  campaigns: readonly AnyCampaignDoc[],
  rehearsedId: string,
  order: MadeUpOrder,
): Rehearsal {
  const { at, storeId, amountFen, tierId } = order
  const day = dayOf(at, brand.timeZone)
  const rehearsed = campaigns.find(({ _id }) => _id === rehearsedId)
  const capDay = rehearsed && 'perPerson' in rehearsed && rehearsed.perPerson.per === 'day' ? day : ''
  const caps = [{ rule: rehearsedId, day: capDay, count: order.timesBefore }]
  const { plan } = planOrder({
    member: { tier: tierId, caps },
    order: paidOrder(brand, order, day),
    brand,
    campaigns,
    now: at,
  })
  const points = campaigns.flatMap(each => (each.kind === 'points-factor' ? [each] : []))
  const event = { at, storeId, baseFen: plan.baseFen, tierId: plan.tier }
  const best = highestFactor(points, event)
  const kind = order.isTopUp ? 'top-up-gift' : 'pay-gift'
  return {
    plan,
    says: campaigns.map(campaign => {
      if (campaign.kind === 'points-factor') {
        const reason = factorRefusalOf(campaign, event) ?? (campaign === best ? null : 'outdone')
        return { campaign, reason }
      }
      if (campaign.kind !== kind) return { campaign, reason: 'other-kind' }
      return { campaign, reason: refusalOf(campaign, { at, day, storeId, netFen: amountFen }, caps) }
    }),
  }
}

function paidOrder(
  { _id: brandId, storedValue }: BrandDoc,
  { amountFen, storeId, at, isTopUp }: MadeUpOrder,
  day: string,
): OrderDoc & { paid: PaidFact } {
  const origin = { mchid: '', outTradeNo: '', brandId, storeId, memberId: '', source: 'app' as const }
  const paid = { transactionId: '', at, day, totalFen: amountFen, payerFen: amountFen, promotions: [] }
  const topUp = { bonusFen: 0, ruleVersion: storedValue?.version ?? 0 }
  return { ...blankOrder(origin, at), amountFen, paid, ...(isTopUp ? { topUp } : {}) }
}
