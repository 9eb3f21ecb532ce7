import { createHmac } from 'node:crypto'
import type { OrderDoc } from '@shared/domain/order/types'
import { tillKeyOf } from '../../../../local/demo'
import { main as http } from '../../../http'
import type { Shop } from '../../../testing/shop'

export const YUNQI = 'shanze:yunqi'
export const DAY_MS = 86_400_000

/** A receipt as a till sends it, sold a minute ago. */
export const receipt = (shop: Shop, over: object = {}) => ({
  kind: 'receipt',
  receiptNo: 'A0031',
  amountFen: 6800,
  paidBy: 'cash',
  soldAt: shop.now() - 60_000,
  ...over,
})

/** What can be wrong with a request of a till. */
export interface Flaws {
  storeId?: string
  key?: string
  offMs?: number
  nonce?: string
  sentBody?: string
  headers?: object
}

/** A till as a foreign maker would write it: the documented headers, HMAC over the documented lines. */
export async function sendTicket(shop: Shop, ticket: object | string, flaws: Flaws = {}) {
  const { storeId = YUNQI, key = tillKeyOf('yunqi'), offMs = 0, nonce = 'nonce-0001' } = flaws
  const body = typeof ticket === 'string' ? ticket : JSON.stringify(ticket)
  const timestamp = String(Math.floor((shop.now() + offMs) / 1000))
  const message = ['POST', '/till/tickets', storeId, timestamp, nonce, body, ''].join('\n')
  const headers = {
    'X-Till-Store': storeId,
    'X-Till-Timestamp': timestamp,
    'X-Till-Nonce': nonce,
    'X-Till-Signature': createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest('base64'),
    ...flaws.headers,
  }
  shop.trips = []
  const answer = await http({
    path: '/till/tickets',
    httpMethod: 'POST',
    headers,
    body: flaws.sentBody ?? body,
  })
  if (!('statusCode' in answer)) throw new Error('a till is answered over HTTP')
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, string> }
}

/** The code a till prints after a sale. */
export async function printedCode(shop: Shop, over: object = {}): Promise<string> {
  const { status, body } = await sendTicket(shop, receipt(shop, over))
  if (status !== 200 || !body.code) throw new Error(`the till was answered ${status}`)
  return body.code
}

export const RECEIPT_ID = 'rcpt:shanze:yunqi:A31'
export const receiptOf = (shop: Shop, id = RECEIPT_ID) => shop.one<OrderDoc>('orders', id)
/** Another fact of this order, written by another process. */
export const outrun = (shop: Shop, id = RECEIPT_ID, fields: Partial<OrderDoc> = {}) =>
  shop.change('orders', id, { version: receiptOf(shop, id).version + 1, ...fields })
