import { httpText } from '@shared/text/machines'
import { now } from '../../platform/clock'
import type { HttpHandler } from '../../platform/http-exchange'
import { forwardMark, sameMark } from '../../platform/vault'
import { takeHint } from './take-hint'

/**
 * `POST /wechatpay/forward/:mchid/:mark`: CloudBase's integration centre forwards in plain text what WeChat
 * Pay sent it. It carries no signature of WeChat Pay, so it is a hint (hazard 7); the address holds a secret
 * that only the deployment's key makes, so a stranger cannot even make us ask. Asked to come again with 503.
 */
export const receiveForward: HttpHandler = async ({ body }, { mchid = '', mark = '' }) => {
  if (!sameMark(mark, forwardMark(mchid)))
    return { status: 404, body: { code: 'FAIL', message: httpText.noAddress } }
  const notice = plainOf(body)
  const outTradeNo = textOf(notice.out_trade_no)
  if (outTradeNo === '') return { status: 400, body: { code: 'FAIL', message: httpText.noOrderNumber } }
  const outcome = await takeHint({ mchid, outTradeNo, outRefundNo: textOf(notice.out_refund_no) }, now())
  return outcome === 'done'
    ? { status: 200, body: { code: 'SUCCESS', message: '' } }
    : { status: 503, body: { code: 'FAIL', message: httpText.sendAgain } }
}

function plainOf(body: Buffer): Record<string, unknown> {
  try {
    return (JSON.parse(body.toString('utf8')) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
