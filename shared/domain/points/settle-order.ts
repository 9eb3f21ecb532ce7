import type { BrandDoc } from '../brand/types'
import { addDays, FAR_DAY } from '../calendar/day'
import type { AnyCampaignDoc } from '../campaign/types'
import { orderCause } from '../ids'
import { givenUp } from '../member/close-member'
import type { MemberDoc } from '../member/types'
import { refundedFenOf } from '../order/refunded'
import type { OrderDoc, PaidFact } from '../order/types'
import { type Books, closeBooks, openBooks } from './book'
import { clawBack } from './claw-back'
import { entitlement } from './earning'
import { planOrder } from './plan-order'
import { credit, putPending } from './purse'
import type { Booking, LedgerEntry, OrderPlan } from './types'

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
 * written "nothing" stops a slow older "yes". `newest` is the order's newest entry anywhere. Without a payment or
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
  const { order, newest, brand, campaigns } = input
  const { paid } = order
  if (!paid || order.memberId === '') return { kind: 'nothing' }
  if (newest && newest.v >= order.v) return { kind: 'already', entry: newest }
  const books = openBooks(input)
  const { member } = books
  const { plan, caps } = newest?.plan
    ? { plan: newest.plan, caps: member.caps }
    : planOrder({ member, order: { ...order, paid }, brand, campaigns })
  const refunded = refundedFenOf(order, plan.measure)
  const kept = entitlement(plan.points, plan.baseFen, refunded)
  const keptGrowth = entitlement(plan.growth, plan.baseFen, refunded)
  const isGivenUp = givenUp(member, { memberId: order.memberId, paidAt: paid.at })
  move(books, plan, { ...order, paid, isGivenUp }, kept - (newest?.kept ?? 0))
  return closeBooks(
    books,
    {
      cause: orderCause(order._id, order.v),
      kind: 'order',
      ref: order._id,
      v: order.v,
      kept,
      keptGrowth,
      growth: growthChange(member, keptGrowth - (newest?.keptGrowth ?? 0), isGivenUp),
      plan,
      inputHash: '',
    },
    { caps },
  )
}

function move(
  { member, brand, purse, today }: Books,
  { lotDay }: OrderPlan,
  { _id: ref, paid, isGivenUp }: { _id: string; paid: PaidFact; isGivenUp: boolean },
  points: number,
) {
  if (points < 0) return clawBack(purse, -points, { ref, lotDay, givenUp: isGivenUp }, today)
  const fromDay = member.state === 'member' ? addDays(paid.day, brand.points.waitingDays) : FAR_DAY
  if (fromDay <= today) return credit(purse, 'brand.issued', points, lotDay)
  putPending(purse, { ref, points, fromDay, lotDay })
}

/** Growth never falls below 0, also when a review has lowered it since; what was given up is gone already. */
const growthChange = (member: MemberDoc, change: number, isGivenUp: boolean) =>
  change < 0 && isGivenUp ? 0 : Math.max(change, 0 - member.growth)
