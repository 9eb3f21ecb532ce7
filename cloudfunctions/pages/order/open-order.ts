import { accept, type Outcome, type OutputOf, type RefundView, refuse } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { memberIdOf } from '@shared/domain/ids'
import type { OrderDoc, RefundFact } from '@shared/domain/order/types'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames, storeView } from '../../modules/brand/store-view'
import { memberView } from '../../modules/member/member-view'
import { grantWaits } from '../../modules/order/grant-waits'
import { orderRowView, orderView } from '../../modules/order-facts/order-view'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { storesOf } from '../../platform/settings'
import { couponsOfOrder, giftViews } from './gift-views'

type Opened = OutputOf<'order.open'>

/** One order of the caller with everything it brought and gave back. 3 trips side by side. */
export const openOrder: Handler<'order.open'> = async (context, { orderId }) => {
  const { brand, caller } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const [order, { member }, coupons] = await Promise.all([
    read('orders', orderId),
    loadMember(memberId),
    couponsOfOrder(orderId),
  ])
  const isTheirs = order && idsOfPerson(memberId, member).includes(order.memberId)
  if (!isTheirs || order.brandId !== brand._id || order.amountFen === null) return refuse('ORDER_NOT_FOUND')
  return opened(context, order, member, coupons)
}

async function opened(
  { brand, caller, now }: Context,
  order: OrderDoc,
  member: MemberDoc | null,
  coupons: readonly CouponDoc[],
): Promise<Outcome<Opened>> {
  const [stores, storeName] = await Promise.all([storesOf(brand._id), storeNames(brand._id)])
  const here = { now, timeZone: brand.timeZone, storeName }
  const { state, points } = memberView(member, brand, memberIdOf(brand._id, caller.openid), now)
  const store = stores?.find(each => each._id === order.storeId && each.active)
  return accept({
    brand: brandView(brand),
    row: orderRowView(order, here),
    order: orderView(order, storeName(order.storeId)),
    store: store ? storeView(store) : null,
    paidBy: order.source === 'receipt' || order.source === 'counter' ? 'counter' : 'wechat',
    promotionsFen: order.paid ? order.paid.totalFen - order.paid.payerFen : 0,
    refunds: order.refunds.map(refundView),
    grant: grantOf(order, member),
    points,
    isMember: state === 'member',
    gifts: order.paid ? await giftViews(order, coupons, here) : [],
    now,
  })
}

function refundView({ fen, payerFen, state, at, by }: RefundFact): RefundView {
  return { fen: payerFen || fen, state, at, reason: by?.reason ?? '', atCounter: by !== undefined }
}

function grantOf(order: OrderDoc, member: MemberDoc | null): Opened['grant'] {
  if (!order.grant) return null
  return { points: order.grant.points, kept: order.keptPoints, waiting: grantWaits(order, member) }
}
