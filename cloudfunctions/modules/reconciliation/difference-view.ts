import type { OutputOf } from '@shared/contract'
import type { DifferenceDoc } from '@shared/domain/reconciliation/types'

type DifferenceView = OutputOf<'reconciliation.replay'>['difference']

export function differenceView(difference: DifferenceDoc): DifferenceView {
  const { _id, kind, day, mchid, outTradeNo, refundNo, billFen, ourFen, state, note } = difference
  return { id: _id, kind, day, mchid, outTradeNo, refundNo, billFen, ourFen, state, note }
}
