/**
 * One merchant number's secrets, as they come out of the vault. Keys are PEM; the APIv3 key is 32 bytes as
 * UTF-8.
 */
export interface MerchantKeys {
  mchid: string
  /** Serial number of the merchant's own API certificate, whose private key signs our requests. */
  serialNo: string
  privateKey: string
  apiV3Key: string
  /** WeChat Pay's public key, when the merchant has one: its id (`PUB_KEY_ID_…`) and PEM. */
  publicKey?: { id: string; pem: string }
}

/**
 * What came of asking WeChat Pay. `refused`: answered and verified as far as errors are signed, with WeChat's
 * code. `unanswered`: no usable answer, the outcome is unknown, ask again with the same numbers. `forged`: a
 * 2xx answer whose signature does not hold; treat as unanswered.
 */
export type PayAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'refused'; status: number; code: string; message: string }
  | { ok: false; reason: 'unanswered' | 'forged'; message: string }

export interface Prepay {
  appid: string
  outTradeNo: string
  description: string
  totalFen: number
  payerOpenid: string
  notifyUrl: string
  /** At most 128 characters together with what the brand card may add. */
  attach?: string
  /** Epoch ms; fixed by the first request for the order. */
  expireAt?: number
}

/** What `wx.requestPayment` takes. */
export interface PaymentParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/**
 * A payment as WeChat Pay states it, in a notice or a query. States WeChat adds later are kept as they are.
 */
export interface Transaction {
  mchid: string
  appid: string
  outTradeNo: string
  /** Absent while unpaid. */
  transactionId?: string
  tradeType?: string
  /** `SUCCESS`, `REFUND` (was paid, some refund was asked), `NOTPAY`, `CLOSED`, … */
  tradeState: string
  attach?: string
  successAt?: number
  payerOpenid?: string
  /** Absent while unpaid. */
  amount?: { totalFen: number; payerFen: number; currency: string }
  promotions: Promotion[]
}

export interface Promotion {
  couponId: string
  stockId?: string
  scope?: string
  type?: string
  amountFen: number
}

export interface RefundOrder {
  /** Fixed at intent and used again for every retry: a new number refunds twice. */
  outRefundNo: string
  outTradeNo: string
  refundFen: number
  totalFen: number
  reason?: string
  notifyUrl?: string
}

/** A refund as WeChat Pay states it. */
export interface Refund {
  mchid: string
  outTradeNo: string
  transactionId: string
  outRefundNo: string
  refundId: string
  /** `PROCESSING`, `SUCCESS`, `CLOSED`, `ABNORMAL`, … */
  status: string
  successAt?: number
  amount: {
    totalFen: number
    refundFen: number
    payerTotalFen: number
    payerRefundFen: number
    currency?: string
  }
}

/** A verified, decrypted notice. `other` keeps what we do not know yet. */
export type Notice = { noticeId: string; eventType: string; createdAt: number } & (
  | { kind: 'transaction'; transaction: Transaction }
  | { kind: 'refund'; refund: Refund }
  | { kind: 'other'; body: unknown }
)

/** Why a notice is not believed. All are answered 4xx/5xx and change nothing. */
export type NoticeRefusal =
  | 'missing-headers'
  | 'stale'
  | 'unknown-serial'
  | 'bad-signature'
  | 'not-json'
  | 'bad-envelope'
  | 'undecryptable'
  | 'bad-content'

export type NoticeResult = { ok: true; notice: Notice } | { ok: false; reason: NoticeRefusal }

export interface WechatPay {
  prepay(order: Prepay): Promise<PayAnswer<{ prepayId: string }>>
  paymentParameters(appid: string, prepayId: string): PaymentParameters
  queryByOutTradeNo(outTradeNo: string): Promise<PayAnswer<Transaction>>
  /** Repeatable. A paid order is refused with code `ORDERPAID` / `ORDER_PAID`. */
  close(outTradeNo: string): Promise<PayAnswer<null>>
  refund(order: RefundOrder): Promise<PayAnswer<Refund>>
  queryRefund(outRefundNo: string): Promise<PayAnswer<Refund>>
  /**
   * The trade bill of a Beijing day as text, `null` when nothing was traded; refused with
   * `STATEMENT_CREATING` before it is ready.
   */
  tradeBill(day: string): Promise<PayAnswer<string | null>>
  /** Judges a notice by its raw bytes. Never throws. */
  readNotice(headers: Readonly<Record<string, string>>, body: Buffer): Promise<NoticeResult>
}
