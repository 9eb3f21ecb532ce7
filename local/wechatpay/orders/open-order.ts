import { beijingStamp, DAY_MS } from '../beijing-time'
import { merchantOf, type Platform } from '../platform'
import { randomHex } from '../random-id'
import { WechatPayError } from '../refusal'
import { termsOf } from './same-terms'
import { type Transaction, tradeState, transactionKey } from './transaction'

const PREPAY_LIFE_MS = 2 * 3_600_000
const DEFAULT_ORDER_LIFE_MS = 7 * DAY_MS
const SHORTEST_ORDER_LIFE_MS = 60_000

export interface OrderRequest {
  mchid: string
  appid: string
  openid: string
  outTradeNo: string
  totalFen: number
  description: string
  attach: string
  deviceId: string
  storeId: string
  notifyUrl: string
  /** Epoch ms, or null for the default of 7 days. */
  expiresAt: number | null
  /** The whole request body, for comparing a repeat with the first. */
  body: unknown
}

/**
 * A prepay id, valid 2 h. The same number may be asked again, but only with identical parameters and while
 * unpaid and open.
 */
export async function openOrder(platform: Platform, request: OrderRequest): Promise<string> {
  const now = platform.clock.now()
  requireBoundApp(platform, request.mchid, request.appid)
  const key = transactionKey(request.mchid, request.outTradeNo)
  const known = platform.transactions.get(key)
  const terms = termsOf(request.body)
  if (known) requireSameOpenOrder(known, terms, now)
  const prepayId = `wx${beijingStamp(now)}${randomHex(10)}`
  const prepaid = platform.prepays.put(prepayId, {
    prepayId,
    transactionKey: key,
    validUntil: now + PREPAY_LIFE_MS,
  })
  if (!known) await platform.transactions.put(key, newOrder(request, terms, now))
  await prepaid
  return prepayId
}

export function requireBoundApp(platform: Platform, mchid: string, appid: string): void {
  if (!merchantOf(platform, mchid).appids.includes(appid))
    throw new WechatPayError(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mchid 不匹配')
}

function requireSameOpenOrder(known: Transaction, terms: string, now: number): void {
  const state = tradeState(known, now)
  if (state === 'CLOSED') throw new WechatPayError(400, 'ORDER_CLOSED', '该订单已关闭')
  if (state !== 'NOTPAY') throw new WechatPayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复，该订单已支付')
  if (known.terms !== terms)
    throw new WechatPayError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致')
}

function newOrder(request: OrderRequest, terms: string, now: number): Transaction {
  const { body: _asked, expiresAt, ...order } = request
  return {
    ...order,
    tradeType: 'JSAPI',
    goods: [],
    createdAt: now,
    expiresAt:
      expiresAt === null ? now + DEFAULT_ORDER_LIFE_MS : Math.max(expiresAt, now + SHORTEST_ORDER_LIFE_MS),
    paid: null,
    closedAt: null,
    refunds: [],
    terms,
  }
}
