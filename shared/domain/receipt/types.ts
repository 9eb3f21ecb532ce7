import type { OrderLine } from '../order/types'

/** How a ticket was paid; `wechat` names a payment that WeChat Pay itself will confirm. */
export const PAID_BY = ['cash', 'alipay', 'unionpay', 'card', 'other'] as const
type PaidBy = (typeof PAID_BY)[number]

/** A sale the till vouches for by its signature: no other party will ever confirm it. */
export interface ReceiptTicket {
  kind: 'receipt'
  receiptNo: string
  amountFen: number
  paidBy: PaidBy
  /** Epoch ms. */
  soldAt: number
  lines: OrderLine[]
}

/**
 * What is in the basket of a WeChat payment the till is about to take: only WeChat Pay says whether it was
 * paid.
 */
export interface BasketTicket {
  kind: 'basket'
  mchid: string
  outTradeNo: string
  amountFen: number
  lines: OrderLine[]
}

export type Ticket = ReceiptTicket | BasketTicket

/** The till of one store: who may sign tickets for it. */
export interface TillDoc {
  /** The store's id. */
  _id: string
  brandId: string
  /** Sealed keys of 32 bytes in Base64, the newest first; two while a till changes its key. */
  sealedKeys: string[]
  active: boolean
}
