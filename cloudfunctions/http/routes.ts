import { beginLogin } from '../modules/login/begin-login'
import { pollLogin } from '../modules/login/poll-login'
import { signOut } from '../modules/login/sign-out'
import { receiveForward } from '../modules/order/receive-forward'
import { receiveNotice } from '../modules/order/receive-payment-notice'
import { receiveTicket } from '../modules/receipt/receive-ticket'
import { downloadExport } from '../modules/reconciliation/download-export'
import type { HttpHandler } from '../platform/http-exchange'
import { callAction } from './call-action'

/**
 * `METHOD /path/:param` → the code behind it. No route here has a signed-in caller: each handler
 * authenticates its own input.
 */
export const routes: Readonly<Record<string, HttpHandler>> = {
  'POST /wechatpay/notice/:mchid': receiveNotice,
  'POST /wechatpay/forward/:mchid/:mark': receiveForward,
  'POST /till/tickets': receiveTicket,
  'POST /api/login': beginLogin,
  'POST /api/login/poll': pollLogin,
  'POST /api/logout': signOut,
  'POST /api/call': callAction,
  'GET /finance/:brandId/:month/:file': downloadExport,
}
