import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry, SettlingEntry } from '@shared/domain/points/types'
import { type Books, type Invariant, say, sum } from './books'
import { balance } from './points'

/**
 * Design.md part 6, 2: floor(granted × (base − refunded) ÷ base), in exact integers, for orders settled at
 * their facts.
 */
export const ordersKeepTheirEntitlement: Invariant = {
  name: '每一单留下的积分等于它该得的',
  broken: books =>
    books.orders.filter(isSettled).flatMap(order => {
      const entries = books.entries.filter(entry => entry.ref === order._id)
      const newest = entries
        .filter(settles)
        .reduce<SettlingEntry | null>((a, b) => (a && a.version >= b.version ? a : b), null)
      const plan = newest?.plan
      if (!newest || !plan) return [`${order._id} 已付，但没有入账`]
      // What the counter took with money it paid back stays taken there: the order never takes it a second
      // time.
      const atCounter = sum(paidBackOf(books, order).map(({ points }) => points))
      const left = entitlement(plan.points, plan.baseFen, refundedFen(order, plan.measure))
      const deserved = Math.max(atCounter, left)
      const issued = -balance(entries, 'brand.issued')
      return [
        ...say(
          newest.version === order.version,
          `${order._id} 入账的是第 ${newest.version} 版，事实是第 ${order.version} 版`,
        ),
        ...say(newest.kept === deserved, `${order._id} 留下 ${newest.kept}，该得 ${deserved}`),
        ...say(issued === deserved, `${order._id} 流水发出 ${issued}，该得 ${deserved}`),
        ...say(order.keptPoints === deserved, `${order._id} 订单上写 ${order.keptPoints}，该得 ${deserved}`),
      ]
    }),
}

/** No coupon of an order whose net amount fell below the campaign's threshold can be used. */
export const withdrawnGiftsStayWithdrawn: Invariant = {
  name: '退了款的赠券不能再用',
  broken: (books: Books) =>
    books.orders.filter(isSettled).flatMap(order =>
      order.gifts.flatMap((gift, i) => {
        const base = order.paid ? order.paid.payerFen : 0
        const back = refundedFen(order, 'payer') + (order.paidBackFen ?? 0)
        if (base - back >= gift.thresholdFen) return []
        // Of a pack, also all that it holds.
        const slot = `gift:${order._id}:${i}`
        const given = books.coupons.filter(({ _id }) => _id === slot || _id.startsWith(`${slot}:`))
        return [
          ...say(gift.state === 'withdrawn', `${order._id} 的第 ${i + 1} 份礼没有收回`),
          ...say(
            given.every(coupon => coupon.revoked && coupon.state !== 'EFFECTIVE'),
            `${order._id} 的第 ${i + 1} 份礼还能用`,
          ),
        ]
      }),
    ),
}

/** Each top-up is paid back at the counter at most once, and its order records all of it. */
export const topUpsArePaidBackOnce: Invariant = {
  name: '柜台退的本金，每一笔充值最多退到它付的',
  broken: books =>
    books.orders.flatMap(order => {
      const back = sum(paidBackOf(books, order).map(({ fen }) => fen))
      const waits = books.members.some(({ journal }) =>
        journal.some(
          entry => entry.kind === 'refund-principal' && entry.topUps.some(({ ref }) => ref === order._id),
        ),
      )
      const stated = order.paidBackFen ?? 0
      return [
        ...say(back <= (order.paid?.totalFen ?? 0), `${order._id} 柜台退了 ${back}，付的没有这么多`),
        ...say(waits ? stated <= back : stated === back, `${order._id} 柜台退了 ${back}，订单上写 ${stated}`),
      ]
    }),
}

const paidBackOf = (books: Books, order: OrderDoc) =>
  books.entries
    .flatMap(entry => (entry.kind === 'refund-principal' ? entry.topUps : []))
    .filter(({ ref }) => ref === order._id)

const settles = (entry: LedgerEntry): entry is SettlingEntry =>
  entry.kind === 'order' || entry.kind === 'top-up'

const isSettled = (order: OrderDoc) =>
  order.paid !== null && order.memberId !== '' && order.settledVersion === order.version

function refundedFen(order: OrderDoc, measure: 'payer' | 'total'): number {
  const done = order.refunds.filter(refund => refund.state === 'success')
  return sum(done.map(refund => (measure === 'payer' ? refund.payerFen : refund.fen)))
}

function entitlement(granted: number, baseFen: number, refunded: number): number {
  if (baseFen === 0) return 0
  const left = BigInt(Math.max(0, baseFen - refunded))
  return Number((BigInt(granted) * left) / BigInt(baseFen))
}
