import { receiveForward } from '../modules/order/receive-forward'
import { receiveNotice } from '../modules/order/receive-payment-notice'
import { receiveTicket } from '../modules/receipt/receive-ticket'
import { downloadExport } from '../modules/reconciliation/download-export'
import type { HttpHandler } from '../platform/http-exchange'

/**
 * `METHOD /path/:param` → the code behind it. No route here has a signed-in caller: each handler
 * authenticates its own input.
 */
export const routes: Readonly<Record<string, HttpHandler>> = {
  'POST /wechatpay/notice/:mchid': receiveNotice,
  'POST /wechatpay/forward/:mchid/:mark': receiveForward,
  'POST /till/tickets': receiveTicket,
  'GET /finance/:brandId/:month/:file': downloadExport,
}
