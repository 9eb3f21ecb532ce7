import type { InputOf } from '@shared/contract'

export const orderParams = [
  'mchid',
  'outTradeNo',
  'merchant_id',
  'merchant_trade_no',
  'transaction_id',
] as const

type Params = Record<(typeof orderParams)[number], string>

/**
 * The order this page is about: as we name it ourselves, or as WeChat appends it to our path after a
 * payment. Without both numbers the page shows the newest order.
 */
export function namedOrder(params: Params): InputOf<'order.landing'> {
  const mchid = params.mchid || params.merchant_id
  const outTradeNo = params.outTradeNo || params.merchant_trade_no
  return mchid && outTradeNo ? { order: { mchid, outTradeNo } } : {}
}
