const COLUMNS =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** Rows of a bill as WeChat Pay writes them; amounts as yuan texts. */
export const payment = (no: string, yuan: string, name = '茶', attach = 'st=yunqi') =>
  `\`2026-11-21 16:40:00,\`wx5a,\`1900000109,\`0,\`,\`42${no},\`${no},\`o-lin,\`JSAPI,\`SUCCESS,\`OTHERS,\`CNY,\`${yuan},\`0.00,\`0,\`0,\`0.00,\`0.00,\`,\`,\`${name},\`${attach},\`0.41000,\`0.60%,\`${yuan},\`0.00,\``
export const refund = (no: string, refundNo: string, yuan: string, status = 'SUCCESS') =>
  `\`2026-11-21 18:00:00,\`wx5a,\`1900000109,\`0,\`,\`42${no},\`${no},\`o-lin,\`JSAPI,\`REFUND,\`OTHERS,\`CNY,\`0.00,\`0.00,\`503,\`${refundNo},\`${yuan},\`0.00,\`ORIGINAL,\`${status},\`茶,\`st=yunqi,\`-0.10000,\`0.60%,\`0.00,\`${yuan},\``

/** A whole bill file; `totals` = 订单总金额 and 申请退款总金额 of its last line. */
export const billText = (rows: string[], [paid, refunded]: [string, string]) =>
  `\uFEFF${[
    COLUMNS,
    ...rows,
    SUMMARY,
    `\`${rows.length},\`${paid},\`${refunded},\`0.00,\`0.41000,\`${paid},\`${refunded}`,
  ]
    .map(line => `${line}\r\n`)
    .join('')}`
