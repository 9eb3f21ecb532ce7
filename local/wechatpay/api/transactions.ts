import * as v from 'valibot'
import { closeOrder } from '../orders/close-order'
import { type Transaction, transactionKey } from '../orders/transaction'
import { transactionWords } from '../orders/wording'
import type { Platform } from '../platform'
import { WechatPayError } from '../refusal'
import { type ApiAnswer, type ApiRequest, bodyAs, requireOwn } from './request'

/** `GET /v3/pay/transactions/out-trade-no/{n}?mchid=` */
export async function queryByOutTradeNo(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  requireOwn(request, request.query.get('mchid'))
  const [outTradeNo = ''] = request.parts
  return stated(platform, platform.transactions.get(transactionKey(request.mchid, outTradeNo)))
}

/** `GET /v3/pay/transactions/id/{transaction_id}?mchid=`: paid orders only, others have no such number. */
export async function queryByTransactionId(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  requireOwn(request, request.query.get('mchid'))
  const [transactionId] = request.parts
  return stated(platform, paidAs(platform, request.mchid, transactionId))
}

/** The order of this merchant that was paid under WeChat Pay's number. */
export const paidAs = (platform: Platform, mchid: string, transactionId: string | undefined) =>
  platform.transactions.all().find(one => one.mchid === mchid && one.paid?.transactionId === transactionId)

function stated(platform: Platform, transaction: Transaction | undefined): ApiAnswer {
  if (!transaction) throw new WechatPayError(404, 'ORDER_NOT_EXIST', '订单不存在')
  return { status: 200, json: transactionWords(transaction, platform.clock.now()) }
}

/** `POST /v3/pay/transactions/out-trade-no/{n}/close` */
export async function close(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  requireOwn(request, bodyAs(v.object({ mchid: v.string() }), request.body).mchid)
  await closeOrder(platform, request.mchid, request.parts[0] ?? '')
  return { status: 204 }
}
