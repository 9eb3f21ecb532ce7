import type { Platform } from '../platform'
import { certificates } from './certificates'
import { prepay } from './prepay'
import { queryRefund, refund } from './refunds'
import type { ApiAnswer, ApiRequest } from './request'
import { askForTradeBill, downloadBill } from './trade-bill'
import { close, queryByOutTradeNo, queryByTransactionId } from './transactions'

export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  answer: (platform: Platform, request: ApiRequest) => Promise<ApiAnswer>
}

/** The APIv3 endpoints this simulator speaks. */
export const ROUTES: Route[] = [
  { method: 'POST', path: /^\/v3\/pay\/transactions\/jsapi$/, answer: prepay },
  { method: 'GET', path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/, answer: queryByOutTradeNo },
  { method: 'GET', path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/, answer: queryByTransactionId },
  { method: 'POST', path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/, answer: close },
  { method: 'POST', path: /^\/v3\/refund\/domestic\/refunds$/, answer: refund },
  { method: 'GET', path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, answer: queryRefund },
  { method: 'GET', path: /^\/v3\/certificates$/, answer: certificates },
  { method: 'GET', path: /^\/v3\/bill\/tradebill$/, answer: askForTradeBill },
  { method: 'GET', path: /^\/v3\/billdownload\/file$/, answer: downloadBill },
]
