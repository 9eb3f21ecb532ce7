import type { RawAnswer } from '../api/answer'
import type { RawRequest } from '../api/request'
import { payPrepaid } from '../orders/pay-order'
import { merchantOf, type Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { cashierPage, refusedPage } from './page'
import { orderToPay, paymentRequestFrom } from './payment-request'

export const isForCashier = ({ path }: RawRequest) => /^\/cashier(\/pay)?(\?|$)/.test(path)

/**
 * `GET /cashier?<requestPayment parameters>` shows the pay sheet; `POST /cashier/pay` with the same fields
 * pays. Optional: `openid` (who pays; otherwise whom the order was made for), `return_url` (where a full page
 * goes afterwards).
 */
export async function answerCashier(platform: Platform, request: RawRequest): Promise<RawAnswer> {
  const [path = '', query = ''] = request.path.split('?')
  if (path === '/cashier' && request.method === 'GET') return show(platform, new URLSearchParams(query))
  if (path === '/cashier/pay' && request.method === 'POST')
    return pay(platform, new URLSearchParams(request.body.toString('utf8')))
  return json(405, { message: '不支持这样打开收银台' })
}

function show(platform: Platform, fields: URLSearchParams): RawAnswer {
  const returnUrl = safeReturnUrl(fields.get('return_url'))
  try {
    const { order, prepayId } = orderToPay(platform, paymentRequestFrom(fields))
    const payee = merchantOf(platform, order.mchid).name
    const { description, totalFen } = order
    return html(
      200,
      cashierPage({ payee, description, totalFen, prepayId, fields: fields.toString(), returnUrl }),
    )
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    return html(error.status, refusedPage({ message: error.message, returnUrl }))
  }
}

async function pay(platform: Platform, fields: URLSearchParams): Promise<RawAnswer> {
  try {
    const { order, prepayId } = orderToPay(platform, paymentRequestFrom(fields))
    await payPrepaid(platform, prepayId, fields.get('openid') ?? order.openid)
    return json(200, { paid: true })
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    return json(error.status, { message: error.message })
  }
}

/** Only web addresses; anything else (`javascript:`) is dropped. */
function safeReturnUrl(text: string | null): string {
  if (text === null) return ''
  const isPath = /^\/(?![/\\])/.test(text)
  return isPath || /^https?:\/\//.test(text) ? text : ''
}

const html = (status: number, page: string): RawAnswer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  body: Buffer.from(page),
})

const json = (status: number, value: object): RawAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  body: Buffer.from(JSON.stringify(value)),
})
