import * as v from 'valibot'
import { openOrder } from '../orders/open-order'
import type { Platform } from '../platform'
import { type ApiAnswer, type ApiRequest, bodyAs, requireOwn } from './request'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

/** 6–32 of digits, letters and `_-|*` (WeChat Pay 4012525182). */
const OutTradeNo = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z_\-|*]{6,32}$/, '商户订单号为 6 到 32 个数字、字母、_-|*'),
)

/** Public address with a path and no query; http is taken too, because everything here is local. */
export const NotifyUrl = v.pipe(
  v.string(),
  v.maxLength(255),
  v.regex(/^https?:\/\/[^/?#]+\/[^?#]+$/, '通知地址要带路径、不能带参数'),
)

/** RFC 3339 → epoch ms. */
const Moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, '时间格式不正确'),
  v.transform(at => Date.parse(at)),
  v.number('时间格式不正确'),
)

const PrepayBody = v.object({
  appid: text(32),
  mchid: text(32),
  description: text(127),
  out_trade_no: OutTradeNo,
  time_expire: v.optional(Moment),
  attach: v.optional(v.pipe(v.string(), v.maxLength(128)), ''),
  notify_url: NotifyUrl,
  amount: v.object({
    total: v.pipe(v.number(), v.integer(), v.minValue(1)),
    currency: v.optional(v.literal('CNY'), 'CNY'),
  }),
  payer: v.object({ openid: text(128) }),
  scene_info: v.optional(
    v.object({
      payer_client_ip: v.optional(v.string()),
      device_id: v.optional(v.string(), ''),
      store_info: v.optional(v.object({ id: text(32) })),
    }),
  ),
})

/** `POST /v3/pay/transactions/jsapi` */
export async function prepay(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  const order = bodyAs(PrepayBody, request.body)
  requireOwn(request, order.mchid)
  const prepayId = await openOrder(platform, {
    mchid: order.mchid,
    appid: order.appid,
    openid: order.payer.openid,
    outTradeNo: order.out_trade_no,
    totalFen: order.amount.total,
    description: order.description,
    attach: order.attach,
    deviceId: order.scene_info?.device_id ?? '',
    storeId: order.scene_info?.store_info?.id ?? '',
    notifyUrl: order.notify_url,
    expiresAt: order.time_expire ?? null,
    body: request.body,
  })
  return { status: 200, json: { prepay_id: prepayId } }
}
