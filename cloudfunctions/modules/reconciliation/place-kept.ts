import { SETTLE_GRACE_MS } from '@shared/domain/due'
import { orderIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { InboxDoc } from '@shared/domain/order/types'
import { read, updateWhere } from '../../platform/database'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import { settle } from '../order/settle-order'
import type { FactAdded } from '../order-facts/add-fact'
import { wasPaid } from '../payment/statement'
import { type StatementSource, takePayment, takeRefund } from '../payment/take-statement'
import { statementOf } from './inbox-view'

/** Why a kept statement could not be placed; `''` = it is recorded on its order and is settled. */
export type PlacingNote = string

/** WeChat Pay could not be asked, or others kept writing: asking again may place it. */
export const UNANSWERED: PlacingNote = 'unanswered'

/**
 * Queries WeChat Pay again for a kept statement and places the answer as any notice. What still fits nothing
 * stays under the same id, so a query makes no second row. Repeatable.
 */
export async function placeKept(kept: InboxDoc, now: number): Promise<PlacingNote> {
  const merchant = kept.mchid === undefined ? null : await merchantByMchid(kept.mchid)
  if (!merchant) return 'merchant-unknown'
  const statement = statementOf(kept)
  const by = kept.source === 'query' ? 'query' : 'notice'
  const source: StatementSource = { merchant, by, now }
  const placed = statement.outRefundNo
    ? await placeRefund(source, statement.outRefundNo)
    : await placePayment(source, statement.outTradeNo)
  if (typeof placed === 'string') return placed
  if (placed.kind === 'busy') return UNANSWERED
  if (placed.kind === 'unmatched') return placed.reason
  await settle(placed.order, now)
  const { paid } = placed.order
  const isOther = !statement.outRefundNo && paid?.transactionId !== statement.transactionId
  return isOther ? 'transaction-differs' : ''
}

async function placePayment(source: StatementSource, outTradeNo: string): Promise<FactAdded | PlacingNote> {
  const answer = await wechatPayOf(source.merchant).queryByOutTradeNo(outTradeNo)
  if (!answer.ok) return answer.reason === 'refused' ? 'unknown' : UNANSWERED
  return wasPaid(answer.value) ? takePayment(source, answer.value) : 'not-paid'
}

async function placeRefund(source: StatementSource, outRefundNo: string): Promise<FactAdded | PlacingNote> {
  const answer = await wechatPayOf(source.merchant).queryRefund(outRefundNo)
  if (!answer.ok) return answer.reason === 'refused' ? 'unknown' : UNANSWERED
  return takeRefund(source, answer.value)
}

/**
 * A till's order that has no payment yet takes whatever amount was really paid: its announced amount and
 * goods are dropped. False when it is no such order; true again when that was done before. 2 trips.
 */
export async function dropAnnouncedAmount(
  merchant: MerchantDoc,
  outTradeNo: string,
  now: number,
): Promise<boolean> {
  const order = await read('orders', orderIdOf(merchant._id, outTradeNo))
  if (order?.source !== 'till' || order.brandId !== merchant.brandId) return false
  if (order.paid || order.amountFen === null) return true
  const dropped = { amountFen: null, lines: [], version: order.version + 1, dueAt: now + SETTLE_GRACE_MS }
  return (await updateWhere('orders', { _id: order._id, version: order.version }, dropped)) === 1
}
