import { now } from '../../platform/clock'
import type { HttpHandler } from '../../platform/http-exchange'
import { takeHint } from './take-hint'

/**
 * `POST /wechatpay/forward/:mchid`: CloudBase's integration centre tells in plain text what WeChat Pay told it. It carries no signature of
 * WeChat Pay, so it is a hint (hazard 7). Asked to come again with 503.
 */
export const receiveForward: HttpHandler = async ({ body }, { mchid = '' }) => {
  const told = plainOf(body)
  const outTradeNo = textOf(told.out_trade_no)
  if (outTradeNo === '') return { status: 400, body: { code: 'FAIL', message: '没有订单号' } }
  const taken = await takeHint({ mchid, outTradeNo, outRefundNo: textOf(told.out_refund_no) }, now())
  return taken === 'done'
    ? { status: 200, body: { code: 'SUCCESS', message: '' } }
    : { status: 503, body: { code: 'FAIL', message: '请稍后重发' } }
}

function plainOf(body: Buffer): Record<string, unknown> {
  try {
    return (JSON.parse(body.toString('utf8')) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
