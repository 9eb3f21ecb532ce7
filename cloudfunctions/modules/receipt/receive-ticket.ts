import { addReceipt } from '@shared/domain/receipt/receipt-order'
import type { ReceiptTicket, TillDoc } from '@shared/domain/receipt/types'
import { now } from '../../platform/clock'
import type { HttpAnswer, HttpHandler } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { brandById } from '../../platform/settings'
import { addFact } from '../payment/add-fact'
import { keepBasket } from './keep-basket'
import { proveTill } from './prove-till'
import { readTicket } from './read-ticket'
import { receiptCode, receiptOrderId } from './receipt-code'

/**
 * `POST /till/tickets`: a sale the store's till signed. A receipt (cash, another wallet) becomes an order that waits for whoever scans
 * its code; a basket only says what is in a WeChat payment and is confirmed by asking WeChat Pay. Sent again it answers the same;
 * the same number with another amount is 409. 2 trips.
 */
export const receiveTicket: HttpHandler = async request => {
  const arrivedAt = now()
  const till = await proveTill(request, arrivedAt)
  if (!till) return refused(401, '签名不对，或收银机的时间差了五分钟以上')
  const brand = await brandById(till.brandId)
  if (!brand) return refused(404, '没有找到这家店的品牌')
  const ticket = readTicket(request.body, arrivedAt, brand.receiptClaimDays)
  if (!ticket) return refused(400, '小票内容不对')
  return ticket.kind === 'receipt'
    ? keepReceipt(till, ticket, brand.timeZone, arrivedAt)
    : keepBasket(till, ticket, arrivedAt)
}

async function keepReceipt(
  till: TillDoc,
  ticket: ReceiptTicket,
  timeZone: string,
  at: number,
): Promise<HttpAnswer> {
  const orderId = receiptOrderId(till._id, ticket.receiptNo)
  const place = { brandId: till.brandId, storeId: till._id, timeZone }
  const added = await addFact(orderId, order => addReceipt(order, ticket, place, at))
  if (added.kind === 'busy') return refused(503, '请稍后重发')
  if (added.kind === 'misfit') {
    log.warn('till.number-used-twice', { store: till._id, receiptNo: ticket.receiptNo, reason: added.reason })
    return refused(409, '这个小票号已经用过，金额或付款方式不同')
  }
  return { status: 200, body: { orderId, code: receiptCode(till._id, ticket.receiptNo) } }
}

function refused(status: number, message: string): HttpAnswer {
  return { status, body: { code: 'FAIL', message } }
}
