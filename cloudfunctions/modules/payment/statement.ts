import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { memberIdOf, storeIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OrderOrigin } from '@shared/domain/order/create-order'
import type { PaidFact, RefundFact, RefundState, UnmatchedReason } from '@shared/domain/order/types'
import { storesOf } from '../../platform/settings'
import type { Refund, Transaction } from '../../platform/wechatpay'

/** What WeChat Pay states, as our facts; or why it cannot be one of this merchant's. */
export type PaidStatement =
  | { ok: true; news: { origin: OrderOrigin; paid: PaidFact } }
  | { ok: false; reason: UnmatchedReason }
export type RefundStatement =
  | { ok: true; news: { origin: OrderOrigin; totalFen: number; refund: RefundFact } }
  | { ok: false; reason: UnmatchedReason }

/** `REFUND` = was paid, and some refund was asked for. */
const PAID_STATES = ['SUCCESS', 'REFUND']
const REFUND_STATES: Readonly<Record<string, RefundState>> = {
  PROCESSING: 'processing',
  SUCCESS: 'success',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
}
/** The till says its store in the first part of `attach`: `st=yunqi`; the rest belongs to others. */
const STORE_IN_ATTACH = /^st=([\w-]{1,64})(?![\w-])/

export const wasPaid = (transaction: Transaction) => PAID_STATES.includes(transaction.tradeState)

/**
 * Compares merchant, app and currency; amount and payer are compared with the order where the fact is added.
 */
export async function paidStatement(
  brand: BrandDoc,
  merchant: MerchantDoc,
  transaction: Transaction,
): Promise<PaidStatement> {
  const { amount, transactionId, successAt } = transaction
  if (transaction.mchid !== merchant._id) return { ok: false, reason: 'merchant-differs' }
  if (transaction.appid !== merchant.appid) return { ok: false, reason: 'app-differs' }
  if (!wasPaid(transaction) || !amount || !transactionId || successAt === undefined) {
    return { ok: false, reason: 'unknown-kind' }
  }
  if (amount.currency !== 'CNY') return { ok: false, reason: 'currency-differs' }
  const paid: PaidFact = {
    transactionId,
    at: successAt,
    day: dayOf(successAt, brand.timeZone),
    totalFen: amount.totalFen,
    payerFen: amount.payerFen,
    promotions: transaction.promotions.map(({ couponId, amountFen }) => ({
      id: couponId,
      name: '',
      fen: amountFen,
    })),
  }
  return { ok: true, news: { origin: await originOf(merchant, transaction), paid } }
}

/** A refund names neither payer nor app: its order number is all that places it. */
export function refundStatement(merchant: MerchantDoc, refund: Refund, toldAt: number): RefundStatement {
  const { amount, outRefundNo, outTradeNo, status } = refund
  const state = REFUND_STATES[status]
  if (refund.mchid !== merchant._id) return { ok: false, reason: 'merchant-differs' }
  if (!state) return { ok: false, reason: 'unknown-kind' }
  if (amount.currency !== undefined && amount.currency !== 'CNY') {
    return { ok: false, reason: 'currency-differs' }
  }
  const fact: RefundFact = {
    no: outRefundNo,
    state,
    fen: amount.refundFen,
    payerFen: amount.payerRefundFen,
    at: refund.successAt ?? toldAt,
  }
  const { brandId, storeId } = merchant
  const origin: OrderOrigin = {
    mchid: merchant._id,
    outTradeNo,
    brandId,
    storeId,
    memberId: '',
    source: 'notice',
  }
  return { ok: true, news: { origin, totalFen: amount.totalFen, refund: fact } }
}

/**
 * Where a payment belongs that WeChat reports to us first: brand and store of the merchant number, the store
 * the till named.
 */
async function originOf(merchant: MerchantDoc, transaction: Transaction): Promise<OrderOrigin> {
  const { brandId } = merchant
  const code = STORE_IN_ATTACH.exec(transaction.attach ?? '')?.[1]
  const storeId = code === undefined ? null : storeIdOf(brandId, code)
  const stores = storeId === null ? [] : ((await storesOf(brandId)) ?? [])
  return {
    mchid: merchant._id,
    outTradeNo: transaction.outTradeNo,
    brandId,
    storeId: stores.some(store => store._id === storeId) ? (storeId ?? '') : merchant.storeId,
    memberId: transaction.payerOpenid ? memberIdOf(brandId, transaction.payerOpenid) : '',
    source: code === undefined ? 'notice' : 'till',
  }
}
