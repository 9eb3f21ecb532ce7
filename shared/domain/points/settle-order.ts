import type { BrandDoc } from '../brand/types'
import type { AnyCampaignDoc } from '../campaign/types'
import { orderCause } from '../ids'
import { givenUp } from '../member/close-member'
import type { MemberDoc } from '../member/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'
import { topUpMoney } from '../stored/top-up-money'
import { closeBooks, openBooks } from './book'
import { entitlement } from './earning'
import { growthChange, moveEarned } from './move-earned'
import { planOrder } from './plan-order'
import type { Booking, LedgerEntry } from './types'

/** The newest entry of an order among journals and ledger, or null: the order's entries carry its version. */
export function newestEntryOf(
  orderId: string,
  ...lists: readonly (readonly LedgerEntry[])[]
): LedgerEntry | null {
  const ofOrders = ['order', 'top-up']
  const entries = lists.flat().filter(entry => ofOrders.includes(entry.kind) && entry.ref === orderId)
  return entries.reduce<LedgerEntry | null>(
    (newest, entry) => (newest && newest.v >= entry.v ? newest : entry),
    null,
  )
}

/**
 * Books what version `order.v` of an order's facts deserves, once: an entry even when nothing changes, because a
 * written "nothing" stops a slow older "yes". A top-up order also moves its money, in the same write. `newest` is the order's newest entry anywhere. Without a payment or
 * a payer there is nothing to book.
 */
export function settleOrder(input: {
  member: MemberDoc
  order: OrderDoc
  newest: LedgerEntry | null
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
  now: number
}): Booking<MemberDoc> | { kind: 'nothing' } {
  const { order, newest, brand, campaigns, now } = input
  const { paid } = order
  if (!paid || order.memberId === '') return { kind: 'nothing' }
  if (newest && newest.v >= order.v) return { kind: 'already', entry: newest }
  const books = openBooks(input)
  const { member } = books
  const { plan, caps } = newest?.plan
    ? { plan: newest.plan, caps: member.caps }
    : firstPlan(planOrder({ member, order: { ...order, paid }, brand, campaigns, now }), now)
  const refunded = refundedFenOf(order, plan.measure)
  const kept = entitlement(plan.points, plan.baseFen, refunded)
  const keptGrowth = entitlement(plan.growth, plan.baseFen, refunded)
  const isGivenUp = givenUp(member, { memberId: order.memberId, at: plan.bookedAt ?? paid.at })
  const points = kept - (newest?.kept ?? 0)
  const growth = growthChange(member, keptGrowth - (newest?.keptGrowth ?? 0), isGivenUp)
  moveEarned(books, { ref: order._id, day: paid.day, lotDay: plan.lotDay, givenUp: isGivenUp }, points)
  const topUp =
    order.topUp && topUpMoney({ member, order, paid, offer: order.topUp, newest, plan, points, growth })
  return closeBooks(
    books,
    {
      cause: orderCause(order._id, order.v),
      kind: order.topUp ? 'top-up' : 'order',
      ref: order._id,
      v: order.v,
      kept,
      keptGrowth,
      growth,
      growthEarnedAt: plan.bookedAt ?? paid.at,
      plan,
      inputHash: '',
      ...topUp?.moved,
    },
    { caps, ...topUp?.changes },
  )
}

const firstPlan = ({ plan, caps }: ReturnType<typeof planOrder>, now: number) => ({
  plan: { ...plan, bookedAt: now },
  caps,
})
