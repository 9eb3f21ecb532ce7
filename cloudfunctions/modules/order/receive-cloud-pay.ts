import { callerFromMiniProgram } from '../../platform/caller'
import { now } from '../../platform/clock'
import { log } from '../../platform/log'
import { takeHint } from './take-hint'

/** The answer cloudPay expects: anything but `errcode: 0` makes it repeat, for up to two days. */
export interface CloudPayAnswer {
  errcode: number
  errmsg: string
}

/** Names of one field as the documentation and as tutorials spell it. */
type Spellings = readonly [string, string]
const SUB_MCHID: Spellings = ['subMchId', 'sub_mch_id']
const OUT_TRADE_NO: Spellings = ['outTradeNo', 'out_trade_no']
const OUT_REFUND_NO: Spellings = ['outRefundNo', 'out_refund_no']

/** Whether an event is a cloudPay callback rather than an HTTP exchange. */
export function isCloudPay(event: object): boolean {
  return textIn(event, OUT_TRADE_NO) !== '' && !('httpMethod' in event)
}

/**
 * The callback function of `cloudPay.unifiedOrder`. It carries no signature, so it is a hint: WeChat Pay is
 * asked as the sub-merchant. A call by a mini-program is none of the platform's callbacks and makes us ask
 * nothing. Answers 0 also for what was done before (hazard 42), and for what does not exist.
 */
export async function receiveCloudPay(event: object): Promise<CloudPayAnswer> {
  if (callerFromMiniProgram()) return { errcode: 1, errmsg: 'not a callback' }
  const hint = {
    mchid: textIn(event, SUB_MCHID),
    outTradeNo: textIn(event, OUT_TRADE_NO),
    outRefundNo: textIn(event, OUT_REFUND_NO),
  }
  try {
    if ((await takeHint(hint, now())) === 'done') return { errcode: 0, errmsg: 'OK' }
  } catch (error) {
    log.error('cloud-pay.failed', error, { mchid: hint.mchid })
  }
  return { errcode: 1, errmsg: 'ask again later' }
}

function textIn(event: object, [documented, seen]: Spellings): string {
  const value = (event as Record<string, unknown>)[documented] ?? (event as Record<string, unknown>)[seen]
  return typeof value === 'string' ? value : ''
}
