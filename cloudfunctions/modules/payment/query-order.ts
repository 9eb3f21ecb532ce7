import type { MerchantDoc } from '@shared/domain/merchant/types'
import { addClosed } from '@shared/domain/order/add-fact'
import type { OrderDoc, RefundState } from '@shared/domain/order/types'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import type { PayAnswer, Transaction } from '../../platform/wechatpay'
import { addFact, type FactAdded } from '../order-facts/add-fact'
import { wasPaid } from './statement'
import { type StatementSource, takePayment, takeRefund } from './take-statement'

export type Asked =
  /** WeChat's answer became a fact, or was one before: settle it. */
  | { kind: 'fact'; order: OrderDoc }
  | { kind: 'not-paid' }
  /** WeChat knows no such order: the prepay never got there. */
  | { kind: 'unknown' }
  /** No answer to rely on, or too many writers: ask again later. */
  | { kind: 'unanswered' }
  /** Kept in the inbox: the answer fits no order. */
  | { kind: 'unmatched' }

const NOT_FINAL: readonly RefundState[] = ['asked', 'processing', 'abnormal']
/** States that end without money. `REVOKED` and `PAYERROR` belong to code-scan payments. */
const CLOSED_STATES = ['CLOSED', 'REVOKED', 'PAYERROR']

/** The merchant number an order was paid to: as whom WeChat Pay is asked about it. */
async function merchantOf(order: Pick<OrderDoc, 'mchid'>): Promise<MerchantDoc> {
  const merchant = await merchantByMchid(order.mchid)
  if (!merchant) throw new Error(`no credentials to query WeChat Pay with for merchant ${order.mchid}`)
  return merchant
}

export const askWechatPay = (merchant: MerchantDoc, outTradeNo: string): Promise<PayAnswer<Transaction>> =>
  wechatPayOf(merchant).queryByOutTradeNo(outTradeNo)

/**
 * Queries WeChat Pay for an order we hold and writes the answer to it. A query's answer is as good as a
 * notice: what was paid is a fact, and with the refunds we know of its refunds are facts too. 1 trip per new
 * fact.
 */
export async function queryOrder(order: OrderDoc, now: number): Promise<Asked> {
  const merchant = await merchantOf(order)
  return takeAnswer(merchant, order, await askWechatPay(merchant, order.outTradeNo), now)
}

/** `order` null: one that WeChat reported first. */
export async function takeAnswer(
  merchant: MerchantDoc,
  order: OrderDoc | null,
  answer: PayAnswer<Transaction>,
  now: number,
): Promise<Asked> {
  if (!answer.ok) {
    const missing = answer.reason === 'refused' && (answer.status === 404 || /NOT_?EXIST/.test(answer.code))
    return { kind: missing ? 'unknown' : 'unanswered' }
  }
  const transaction = answer.value
  if (wasPaid(transaction)) {
    const source: StatementSource = { merchant, by: 'query', now }
    return takeRefundsToo(source, transaction, await takePayment(source, transaction, order))
  }
  if (!order || !CLOSED_STATES.includes(transaction.tradeState)) return { kind: 'not-paid' }
  return askedOf(await closeOrder(order, now))
}

/**
 * Asks WeChat Pay to take no payment of an order any more. False: it was paid meanwhile, or there is no
 * answer to rely on.
 */
export async function closeAtWechatPay(order: OrderDoc): Promise<boolean> {
  const answer = await wechatPayOf(await merchantOf(order)).close(order.outTradeNo)
  return answer.ok || (answer.reason === 'refused' && /ORDER_?CLOSED/.test(answer.code))
}

/** The fact `closed`, once WeChat has said so. */
export function closeOrder(order: OrderDoc, now: number): Promise<FactAdded> {
  return addFact(order._id, existing => (existing ? addClosed(existing, now, now) : neverGone(order)), order)
}

/**
 * `REFUND`: some refund was asked for. Those whose number we know are asked about; the others come by notice
 * or bill.
 */
async function takeRefundsToo(
  source: StatementSource,
  transaction: Transaction,
  paid: FactAdded,
): Promise<Asked> {
  if (paid.kind === 'unmatched' || paid.kind === 'busy' || transaction.tradeState !== 'REFUND') {
    return askedOf(paid)
  }
  let order = paid.order
  for (const { no } of order.refunds.filter(refund => NOT_FINAL.includes(refund.state))) {
    const answer = await wechatPayOf(source.merchant).queryRefund(no)
    if (!answer.ok) continue
    const added = await takeRefund(source, answer.value, order)
    if (added.kind === 'added' || added.kind === 'already') order = added.order
  }
  return { kind: 'fact', order }
}

function askedOf(added: FactAdded): Asked {
  if (added.kind === 'unmatched') return { kind: 'unmatched' }
  if (added.kind === 'busy') return { kind: 'unanswered' }
  return { kind: 'fact', order: added.order }
}

function neverGone(order: OrderDoc): never {
  throw new Error(`order ${order._id} has gone`)
}
