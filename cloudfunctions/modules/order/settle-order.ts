import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { broughtOrder } from '@shared/domain/link/of-order'
import { giftsToWithdraw, orderAfterSettle, withUsedGifts } from '@shared/domain/order/after-settle'
import { refundAfterSettle } from '@shared/domain/order/refund-states'
import { shippingAfterSettle } from '@shared/domain/order/shipping'
import type { OrderDoc } from '@shared/domain/order/types'
import type { SettlingEntry } from '@shared/domain/points/types'
import { newestEntryOf, settleOrder } from '@shared/domain/settlement/settle-order'
import { find, read, updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { bookOnMember } from '../account/book-on-member'
import { knownCampaigns } from '../campaign/open-campaigns'
import { withdrawGift } from '../coupon/withdraw-gift'
import { followOrder } from '../mall/follow-order'
import { pickUpOf } from './pick-up-number'

export type Settlement =
  /** `member` as just booked or read; null when the order has no payment or no payer yet. */
  | { kind: 'settled'; order: OrderDoc; member: MemberDoc | null }
  /** Too many others wrote at once: the order stays due, the sweeper goes on. */
  | { kind: 'left' }

/**
 * Brings about everything that follows from an order's facts: points, growth, gifts planned and withdrawn,
 * a pick-up number, and what becomes of the exchange whose money it collects. Repeatable, from any point
 * and beside others; a stale order in hand does no harm. 4 trips, 6 where a number is drawn but no deeper,
 * +1 per merge followed (docs/architecture/state-changes.md).
 */
export async function settle(order: OrderDoc, now: number): Promise<Settlement> {
  let current = order
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    // Beside the books: both follow from the same facts, and the write below holds both.
    const [booked, pickUp] = await Promise.all([book(current, now), pickUpOf(current)])
    if (booked.kind === 'busy') return { kind: 'left' }
    // Before the write below says that nothing is owed any more.
    const followed = await followOrder(current, now)
    if (followed.version !== current.version) {
      current = followed
      continue
    }
    const decided = {
      ...orderAfterSettle(current, booked.newest),
      ...(await shippingAndPath(current, booked.member, now)),
      ...refundAfterSettle(current, now),
    }
    const gifts = await withdrawGifts({ ...current, ...decided }, booked.newest, now)
    const results = { ...decided, gifts, ...(pickUp ? { pickUp } : {}) }
    const settled = { ...current, ...results }
    // Who settles a version first also decides when it is shipped: a slow second one must not wake that
    // again.
    const existing = { _id: current._id, version: current.version, settledVersion: current.settledVersion }
    const written = await updateWhere('orders', existing, results)
    if (written === 1) return { kind: 'settled', order: settled, member: booked.member }
    const newer = await read('orders', current._id)
    if (!newer) throw new Error(`order ${current._id} has gone`)
    // Another run wrote the same results: the database counts only what changes.
    if (newer.settledVersion === newer.version)
      return { kind: 'settled', order: newer, member: booked.member }
    current = newer
  }
  return { kind: 'left' }
}

/** Takes back what the order no longer deserves; the gifts with those marked that were used before. */
async function withdrawGifts(order: OrderDoc, newest: SettlingEntry | null, now: number) {
  const used: number[] = []
  for (const index of giftsToWithdraw(order, newest)) {
    if ((await withdrawGift(order, index, now)).used) used.push(index)
  }
  if (used.length === 0) return order.gifts
  const brand = await brandById(order.brandId)
  if (!brand) throw new Error(`order ${order._id} belongs to an unknown brand`)
  return withUsedGifts(order.gifts, used, dayOf(now, brand.timeZone))
}

/**
 * What the brand's settings add: the report to WeChat, which this write only makes due, the sweeper makes it;
 * and the path that brought the customer, within the brand's window.
 */
async function shippingAndPath(order: OrderDoc, member: MemberDoc | null, now: number) {
  const brand = await brandById(order.brandId)
  return {
    ...shippingAfterSettle(order, brand?.shipping?.upload ?? false, now),
    ...broughtOrder(order, member, brand ?? {}),
  }
}

type BookedOrder =
  | { kind: 'booked'; newest: SettlingEntry | null; member: MemberDoc | null }
  | { kind: 'busy' }

/**
 * Member first, ledger after it: an entry archived between the two reads is seen in one of them (history
 * `ledger-read-too-early`).
 */
async function book(order: OrderDoc, now: number): Promise<BookedOrder> {
  if (!order.paid || order.memberId === '') return { kind: 'booked', newest: null, member: null }
  const brand = await brandById(order.brandId)
  if (!brand) throw new Error(`order ${order._id} belongs to an unknown brand`)

  const outcome = await bookOnMember(order.memberId, brand, now, async ({ member, journals }) => {
    const [inLedger, campaigns] = await Promise.all([
      find('ledger', { ref: order._id }, { orderBy: { version: 'desc' }, limit: 1 }),
      knownCampaigns(order.brandId),
    ])
    const newest = newestEntryOf(order._id, ...journals, inLedger)
    return settleOrder({ member, order, newest, brand, campaigns, now })
  })
  switch (outcome.kind) {
    case 'busy':
      return outcome
    case 'already':
      return { kind: 'booked', newest: outcome.entry, member: outcome.member }
    case 'booked':
      return { kind: 'booked', newest: newestEntryOf(order._id, outcome.entries), member: outcome.member }
    case 'nothing':
      throw new Error('a paid order with a payer always has something to book')
  }
}
