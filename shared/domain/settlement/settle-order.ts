import { isForfeited } from '../account/closings'
import type { MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import type { AnyCampaignDoc } from '../campaign/types'
import { orderCause } from '../ids'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc } from '../order/types'
import { closeBooks, openBooks } from '../points/book'
import { entitlement } from '../points/earning'
import { isSettling } from '../points/entry-kinds'
import { growthChange, moveEarned } from '../points/move-earned'
import { planOrder } from '../points/plan-order'
import type { Booking, LedgerEntry, OrderPlan, SettlingEntry } from '../points/types'
import { topUpMoney } from '../stored-value/top-up-money'
import { NOTHING_BACK, paidBackIn, topUpOf } from '../stored-value/top-ups'
import type { PaidBack } from '../stored-value/types'

/** The newest entry of an order among journals and ledger, or null: the order's entries carry its version. */
export function newestEntryOf(
  orderId: string,
  ...lists: readonly (readonly LedgerEntry[])[]
): SettlingEntry | null {
  const entries = lists
    .flat()
    .filter(isSettling)
    .filter(({ ref }) => ref === orderId)
  return entries.reduce<SettlingEntry | null>(
    (newest, entry) => (newest && newest.version >= entry.version ? newest : entry),
    null,
  )
}

/**
 * Books what version `order.version` of an order's facts deserves, once: an entry even when nothing changes,
 * because a written "nothing" stops a slow older "yes". A top-up order also moves its money, in the same
 * write. `newest` is the order's newest entry anywhere. Without a payment or a payer there is nothing to
 * book.
 */
export function settleOrder(input: {
  member: MemberDoc
  order: OrderDoc
  newest: SettlingEntry | null
  brand: BrandDoc
  campaigns: readonly AnyCampaignDoc[]
  now: number
}): Booking<MemberDoc, SettlingEntry> | { kind: 'nothing' } {
  const { order, newest, brand, campaigns, now } = input
  const { paid } = order
  if (!paid || order.memberId === '') return { kind: 'nothing' }
  if (newest && newest.version >= order.version) return { kind: 'already', entry: newest }
  const books = openBooks(input)
  const { member } = books
  const { plan, caps } = newest
    ? { plan: newest.plan, caps: member.caps }
    : firstPlan(planOrder({ member, order: { ...order, paid }, brand, campaigns, now }), now)
  const refunded = refundedFenOf(order, plan.measure)
  const paidBack = paidBackOf(member, order, newest)
  const { kept, keptGrowth } = keptOf(plan, refunded, paidBack ?? NOTHING_BACK)
  const forfeited = isForfeited(member, { memberId: order.memberId, at: plan.bookedAt ?? paid.at })
  const points = kept - (newest?.kept ?? 0)
  const growth = growthChange(member, keptGrowth - (newest?.keptGrowth ?? 0), forfeited)
  moveEarned(books, { ref: order._id, day: paid.day, lotDay: plan.lotDay, forfeited }, points)
  const topUp =
    order.topUp && topUpMoney({ member, order, paid, offer: order.topUp, newest, plan, points, growth })
  const decided = {
    cause: orderCause(order._id, order.version),
    ref: order._id,
    version: order.version,
    kept,
    keptGrowth,
    growth,
    growthEarnedAt: plan.bookedAt ?? paid.at,
    plan,
    inputHash: '',
  }
  return topUp
    ? closeBooks(books, { ...decided, kind: 'top-up', paidBack, ...topUp.moved }, { caps, ...topUp.changes })
    : closeBooks(books, { ...decided, kind: 'order' }, { caps })
}

/**
 * What an order keeps for good. The counter has taken points and growth of what it paid back: the order
 * leaves at least those, so that with both the money refunded twice takes them once, and all of the money
 * exactly all of them.
 */
export function keptOf(
  plan: Pick<OrderPlan, 'points' | 'growth' | 'baseFen'>,
  refundedFen: number,
  paidBack: PaidBack,
): { kept: number; keptGrowth: number } {
  return {
    kept: Math.max(paidBack.points, entitlement(plan.points, plan.baseFen, refundedFen)),
    keptGrowth: Math.max(paidBack.growth, entitlement(plan.growth, plan.baseFen, refundedFen)),
  }
}

/**
 * What the counter paid back of a top-up, null while nothing; a member who forgot it finds it on the order's
 * newest entry.
 */
function paidBackOf(member: MemberDoc, order: OrderDoc, newest: SettlingEntry | null): PaidBack | null {
  if (!order.topUp) return null
  const back = topUpOf(member, order._id)?.back ?? paidBackIn(newest)
  return back && back.fen > 0 ? back : null
}

const firstPlan = ({ plan, caps }: ReturnType<typeof planOrder>, now: number) => ({
  plan: { ...plan, bookedAt: now },
  caps,
})
