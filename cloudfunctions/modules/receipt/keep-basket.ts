import { orderIdOf } from '@shared/domain/ids'
import { blankOrder } from '@shared/domain/order/create-order'
import { firstLookAt } from '@shared/domain/order/look-again'
import type { OrderDoc } from '@shared/domain/order/types'
import type { BasketTicket, TillDoc } from '@shared/domain/receipt/types'
import { insert, read, updateWhere } from '../../platform/database'
import type { HttpAnswer } from '../../platform/http-exchange'
import { merchantByMchid } from '../../platform/settings'

type Basket = 'kept' | 'too-late' | 'other-amount'

/**
 * What is in a WeChat payment the till takes: an order without any fact, which the query schedule asks WeChat Pay about; the till's word
 * alone pays nothing. Lines count only when they come before the payment is booked, so a till sends them first. 2 trips.
 */
export async function keepBasket(till: TillDoc, ticket: BasketTicket, now: number): Promise<HttpAnswer> {
  const merchant = await merchantByMchid(ticket.mchid)
  if (merchant?.brandId !== till.brandId) {
    return { status: 403, body: { code: 'FAIL', message: '这个商户号不是本店的' } }
  }
  const orderId = orderIdOf(ticket.mchid, ticket.outTradeNo)
  const basket = await placeBasket(orderId, till, ticket, now)
  if (basket === 'other-amount') {
    return { status: 409, body: { code: 'FAIL', message: '这一单已有另一个金额' } }
  }
  return { status: 200, body: { orderId, lines: basket } }
}

async function placeBasket(
  orderId: string,
  till: TillDoc,
  ticket: BasketTicket,
  now: number,
): Promise<Basket> {
  const { mchid, outTradeNo, amountFen, lines } = ticket
  const standing = await read('orders', orderId)
  if (!standing) {
    const origin = {
      mchid,
      outTradeNo,
      brandId: till.brandId,
      storeId: till._id,
      memberId: '',
      source: 'till' as const,
    }
    const order: OrderDoc = {
      ...blankOrder(origin, now),
      v: 1,
      amountFen,
      lines,
      dueAt: firstLookAt(now),
    }
    if ((await insert('orders', order)) === 'inserted') return 'kept'
  }
  const order = standing ?? (await read('orders', orderId))
  if (!order || (order.amountFen !== null && order.amountFen !== amountFen)) return 'other-amount'
  if (sameLines(order, ticket)) return 'kept'
  if (order.paid || order.lines.length > 0) return 'too-late'
  const written = await updateWhere('orders', { _id: orderId, v: order.v }, { lines, storeId: till._id })
  return written === 1 ? 'kept' : 'too-late'
}

const sameLines = ({ lines }: OrderDoc, ticket: BasketTicket) =>
  JSON.stringify(lines.map(linePart)) === JSON.stringify(ticket.lines.map(linePart))
const linePart = ({ name, qty, fen, productId }: OrderDoc['lines'][number]) => [
  name,
  qty,
  fen,
  productId ?? '',
]
