import { beijingStamp } from '../beijing-time'
import { merchantOf, type Platform } from '../platform'
import { randomDigits } from '../random-id'
import { WechatPayError } from '../refusal'
import { requireBoundApp } from './open-order'
import { recordPayment } from './pay-order'
import { type GoodsLine, type Transaction, transactionKey } from './transaction'

export interface TillPayment {
  mchid: string
  appid: string
  openid: string
  amountFen: number
  /** WeChat's own coupon, at most the amount; the customer pays the rest. */
  couponFen?: number
  attach?: string
  deviceId?: string
  storeId?: string
  /** Made up when absent, as a till would. */
  outTradeNo?: string
  description?: string
  goods?: GoodsLine[]
}

/**
 * The clerk scans the customer's pay code (MICROPAY): paid at once; the customer's openid travels only in the
 * notice.
 */
export async function takeAtTill(platform: Platform, till: TillPayment): Promise<Transaction> {
  const { mchid, appid, openid, amountFen, couponFen = 0 } = till
  const merchant = merchantOf(platform, mchid)
  requireBoundApp(platform, mchid, appid)
  if (!Number.isInteger(amountFen) || amountFen < 1)
    throw new WechatPayError(400, 'PARAM_ERROR', '金额要是大于 0 的整数分')
  if (!Number.isInteger(couponFen) || couponFen < 0 || couponFen > amountFen)
    throw new WechatPayError(400, 'PARAM_ERROR', '代金券金额要在 0 和订单金额之间')
  const now = platform.clock.now()
  const outTradeNo = till.outTradeNo ?? `T${beijingStamp(now)}${randomDigits(8)}`
  if (platform.transactions.get(transactionKey(mchid, outTradeNo)))
    throw new WechatPayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
  const order: Transaction = {
    mchid,
    appid,
    openid,
    outTradeNo,
    tradeType: 'MICROPAY',
    totalFen: amountFen,
    description: till.description ?? merchant.name,
    attach: till.attach ?? '',
    deviceId: till.deviceId ?? '',
    storeId: till.storeId ?? '',
    goods: till.goods ?? [],
    notifyUrl: merchant.notifyUrl ?? '',
    createdAt: now,
    expiresAt: now,
    paid: null,
    closedAt: null,
    refunds: [],
    terms: '',
  }
  return recordPayment(platform, order, couponFen)
}
