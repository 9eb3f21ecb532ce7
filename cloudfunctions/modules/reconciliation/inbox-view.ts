import type { InboxView } from '@shared/contract/actions/reconciliation'
import type { InboxDoc } from '@shared/domain/order/types'

/** What of a kept statement names its order; every field may be missing in what WeChat adds later. */
export interface KeptStatement {
  outTradeNo: string
  outRefundNo: string
  transactionId: string
  amountFen: number | null
}

/** The facts of a kept body, a payment's or a refund's. */
export function statementOf({ body }: Pick<InboxDoc, 'body'>): KeptStatement {
  const kept = JSON.parse(body) as {
    outTradeNo?: unknown
    outRefundNo?: unknown
    transactionId?: unknown
    amount?: { totalFen?: unknown; refundFen?: unknown }
    lostFen?: unknown
  }
  const fen = kept.amount?.refundFen ?? kept.amount?.totalFen ?? kept.lostFen
  return {
    outTradeNo: textOf(kept.outTradeNo),
    outRefundNo: textOf(kept.outRefundNo),
    transactionId: textOf(kept.transactionId),
    amountFen: typeof fen === 'number' ? fen : null,
  }
}

export function inboxView(kept: InboxDoc): InboxView {
  const { outTradeNo, outRefundNo, amountFen } = statementOf(kept)
  const mayAskAgain = kept.mchid !== undefined && outTradeNo !== ''
  return {
    id: kept._id,
    reason: kept.reason,
    at: kept.at,
    outTradeNo,
    refundNo: outRefundNo,
    amountFen,
    mayAskAgain,
    mayAcceptAmount: mayAskAgain && outRefundNo === '' && kept.reason === 'amount-differs',
    state: kept.state,
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
