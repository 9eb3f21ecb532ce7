import { accept, type Outcome, type OutputOf, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { Expiry } from '@shared/domain/brand/types'
import { DAY_MS } from '@shared/domain/calendar/units'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf, orderIdOf } from '@shared/domain/ids'
import type { OrderDoc } from '@shared/domain/order/types'
import { endOfLot, lotDayOf } from '@shared/domain/points/lot-day'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeNames, storeView } from '../../modules/brand/store-view'
import { liveCouponsOf } from '../../modules/coupon/member-coupons'
import { memberView } from '../../modules/member/member-view'
import { grantWaits } from '../../modules/order/grant-waits'
import { settle } from '../../modules/order/settle-order'
import {
  hideForeign,
  type OrderName,
  type Verified,
  verifyPayment,
  verifyUnknownOrder,
} from '../../modules/order/verify-payment'
import { orderView } from '../../modules/order-facts/order-view'
import type { Context, Handler } from '../../platform/context'
import { _, find, read } from '../../platform/database'
import { couponsOfOrder, giftViews } from './gift-views'
import { type ShownLanding, waysOn } from './ways-on'

type Landing = OutputOf<'order.landing'>

/** Without an order number the page shows the caller's newest order, but not one of last week. */
const RECENT_MS = DAY_MS

/**
 * The post-payment page: the caller's own order, verified, settled, with its points and gifts, and what may
 * come next. 4 trips, 1 deep when the order is named and settled; not settled yet: + settle; no notice yet: +
 * a question to WeChat Pay.
 */
export const openLanding: Handler<'order.landing'> = async (context, input) => {
  const { now } = context
  const memberId = memberIdOf(context.brand._id, context.caller.openid)
  const { order: name } = input
  const [{ verified, member, coupons, held }] = await Promise.all([
    name ? findNamed(context, memberId, name) : findNewest(memberId, now),
    // Only so that a cold instance reads the stores beside the rest.
    activeStoresOf(context.brand._id),
  ])
  if (!verified.ok) return verified

  const settled = await settledOrder(verified.data, member, now)
  return accept(await landing(context, memberId, settled, { coupons, held }))
}

interface Found {
  verified: Outcome<Verified>
  member: MemberDoc | null
  /** All that came from the order. */
  coupons: CouponDoc[]
  /** What the caller can use, from any source. */
  held: CouponDoc[]
}

async function findNamed(context: Context, memberId: string, name: OrderName): Promise<Found> {
  const orderId = orderIdOf(name.mchid, name.outTradeNo)
  const loading = loadMember(memberId)
  const [order, { member }, coupons, held] = await Promise.all([
    read('orders', orderId),
    loading,
    couponsOfOrder(orderId),
    ofPerson(memberId, loading, ids => liveCouponsOf(ids, context.now)),
  ])
  const verified = await verifyNamed(context, name, order, idsOfPerson(memberId, member))
  return { verified, member, coupons: verified.ok && verified.data.order ? coupons : [], held }
}

async function verifyNamed(
  context: Context,
  name: OrderName,
  order: OrderDoc | null,
  mine: readonly string[],
): Promise<Outcome<Verified>> {
  // A number of another brand is refused before anything is asked, whether or not it has such an order.
  if (order && order.brandId !== context.brand._id) return refuse('ORDER_NOT_YOURS')
  if (!order?.memberId) return verifyUnknownOrder(context, name, order)
  return mine.includes(order.memberId) ? verifyPayment(order, context.now) : hideForeign(context, name)
}

async function findNewest(memberId: string, now: number): Promise<Found> {
  const recent = { memberId, createdAt: _.gt(now - RECENT_MS) }
  const loading = loadMember(memberId)
  const [[order], { member }, held] = await Promise.all([
    find('orders', recent, { orderBy: { createdAt: 'desc' }, limit: 1 }),
    loading,
    ofPerson(memberId, loading, ids => liveCouponsOf(ids, now)),
  ])
  if (!order) return { verified: accept({ state: 'none', order: null }), member, coupons: [], held }
  const [verified, coupons] = await Promise.all([verifyPayment(order, now), couponsOfOrder(order._id)])
  return { verified, member, coupons, held }
}

interface Shown {
  state: Landing['state']
  order: OrderDoc | null
  member: MemberDoc | null
}

/**
 * Nothing is shown as granted before it is booked: while others hold the books up, the page goes on checking.
 */
async function settledOrder(
  { state, order }: Verified,
  member: MemberDoc | null,
  now: number,
): Promise<Shown> {
  if (state !== 'paid' || !order) return { state: state === 'paid' ? 'checking' : state, order, member }
  if (order.settledVersion === order.version) return { state: 'verified', order, member }
  const settlement = await settle(order, now)
  if (settlement.kind === 'left') return { state: order.grant ? 'verified' : 'checking', order, member }
  return { state: 'verified', order: settlement.order, member: settlement.member ?? member }
}

async function landing(
  { brand, now }: Context,
  memberId: string,
  { state, order, member }: Shown,
  { coupons, held }: Pick<Found, 'coupons' | 'held'>,
): Promise<Landing> {
  const [stores, storeName] = await Promise.all([activeStoresOf(brand._id), storeNames(brand._id)])
  const store = stores.find(each => each._id === order?.storeId)
  const here = { now, timeZone: brand.timeZone, storeName }
  const verified = state === 'verified' ? order : null
  const gifts = verified ? await giftViews(verified, coupons, here) : []
  const shown: ShownLanding = {
    brand: brandView(brand),
    state,
    order: order && orderView(order, storeName(order.storeId)),
    grant: verified && grantView(verified, member, brand.points.expiry),
    member: memberView(member, brand, memberId, now),
    gifts,
    store: store ? storeView(store) : null,
    stores: stores.map(storeView),
    ready: gifts.find(gift => gift.coupon && !gift.coupon.notUsable)?.coupon ?? null,
    now,
  }
  if (!verified) return { ...shown, blocks: [], nextGift: null, best: null }
  return { ...shown, ...(await waysOn(verified, member, held, shown, { brand, here })) }
}

function grantView(order: OrderDoc, member: MemberDoc | null, expiry: Expiry): Landing['grant'] {
  if (!order.grant || !order.paid) return null
  return {
    points: order.grant.points,
    growth: order.grant.growth,
    kept: order.keptPoints,
    lotDay: endOfLot(lotDayOf(order.paid.day, expiry)),
    waiting: grantWaits(order, member),
  }
}
