import { addRefund } from '../order/add-fact'
import { netFenOf } from '../order/refunded'
import type { FactDecision, OrderDoc } from '../order/types'

/** The number a clerk's giving back has among the refunds of its order. */
export const clerkRefundNo = (commandId: string) => `clerk:${commandId}`

export interface VoidReceiptInput {
  commandId: string
  /** Null = all that is left. */
  fen: number | null
  staffId: string
  reason: string
}

/**
 * A clerk gives money of a receipt back, all that is left when `fen` is null: a refund like any other, so
 * points go back the same way, claimed or not. The same command again is `already`, from another person does
 * not match; more than what is left is `too-much`.
 */
export function voidReceipt(
  order: OrderDoc,
  input: VoidReceiptInput,
  now: number,
): FactDecision | { kind: 'too-much'; leftFen: number } {
  const refundNo = clerkRefundNo(input.commandId)
  const known = order.refunds.find(each => each.no === refundNo)
  if (known?.by && known.by.staffId !== input.staffId)
    return { kind: 'unmatched', reason: 'refund-amount-differs' }
  const leftFen = netFenOf(order, 'total')
  const fen = input.fen ?? known?.fen ?? leftFen
  if (!known && (fen > leftFen || fen <= 0)) return { kind: 'too-much', leftFen }
  const { mchid, outTradeNo, brandId, storeId, memberId, source } = order
  return addRefund(
    order,
    {
      origin: { mchid, outTradeNo, brandId, storeId, memberId, source },
      totalFen: order.amountFen,
      refund: {
        no: refundNo,
        state: 'success',
        fen,
        payerFen: fen,
        at: now,
        by: { staffId: input.staffId, reason: input.reason },
      },
    },
    now,
  )
}
