import { dayOf } from '@shared/domain/calendar/day'
import { addReceipt } from '@shared/domain/receipt/receipt-order'
import { numberOfDay } from '@shared/domain/receipt/slip-number'
import type { ReceiptTicket, TillDoc } from '@shared/domain/receipt/types'
import { httpText } from '@shared/text/machines'
import { now } from '../../platform/clock'
import type { HttpAnswer, HttpHandler } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { brandById } from '../../platform/settings'
import { addFact, type FactAdded } from '../order-facts/add-fact'
import { keepBasket } from './keep-basket'
import { proveTill } from './prove-till'
import { readTicket } from './read-ticket'
import { receiptCode, receiptOrderId } from './receipt-code'

/**
 * `POST /till/tickets`: a sale the store's till signed. A receipt (cash, another wallet) becomes an order
 * that waits for the customer who scans its code; a basket only says what is in a WeChat payment and is
 * confirmed by asking WeChat Pay. Sent again it answers the same; the same number on the same day with
 * another amount or time is 409; a number the till uses every day is another sale. 2–4 trips.
 */
export const receiveTicket: HttpHandler = async request => {
  const arrivedAt = now()
  const till = await proveTill(request, arrivedAt)
  if (!till) return refused(401, httpText.tillNotProved)
  const brand = await brandById(till.brandId)
  if (!brand) return refused(404, httpText.noBrandOfStore)
  const ticket = readTicket(request.body, arrivedAt, brand.receiptClaimDays)
  if (!ticket) return refused(400, httpText.badTicket)
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
  const place = { brandId: till.brandId, storeId: till._id, timeZone }
  let { receiptNo } = ticket
  let added = await addTicket(till, ticket, place, at)
  if (added.kind === 'number-of-another-day') {
    receiptNo = numberOfDay(receiptNo, dayOf(ticket.soldAt, timeZone))
    added = await addTicket(till, { ...ticket, receiptNo }, place, at)
  }
  if (added.kind === 'busy') return refused(503, httpText.sendAgain)
  if (added.kind === 'unmatched' || added.kind === 'number-of-another-day') {
    log.warn('till.number-used-twice', { store: till._id, receiptNo })
    return refused(409, httpText.slipNumberUsed)
  }
  return { status: 200, body: { orderId: added.order._id, code: receiptCode(till._id, receiptNo) } }
}

/**
 * One attempt under one number. A number that another day's sale carries writes nothing, also when that sale
 * came a moment ago. 2 trips.
 */
async function addTicket(
  till: TillDoc,
  ticket: ReceiptTicket,
  place: { brandId: string; storeId: string; timeZone: string },
  at: number,
): Promise<FactAdded | { kind: 'number-of-another-day' }> {
  let anotherDay = false
  const added = await addFact(receiptOrderId(till._id, ticket.receiptNo), order => {
    const decision = addReceipt(order, ticket, place, at)
    anotherDay = decision.kind === 'number-of-another-day'
    return decision.kind === 'number-of-another-day'
      ? { kind: 'unmatched', reason: 'second-transaction' }
      : decision
  })
  return anotherDay ? { kind: 'number-of-another-day' } : added
}

function refused(status: number, message: string): HttpAnswer {
  return { status, body: { code: 'FAIL', message } }
}
