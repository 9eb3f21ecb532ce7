import { retryAt } from '../back-off'
import type { OrderDoc, RefundFact, RefundState } from './types'

/** Where a refund may go from each state; success and closed are final (WeChat Pay 4012791862). */
const NEXT: Record<RefundState, readonly RefundState[]> = {
  asked: ['processing', 'success', 'closed', 'abnormal'],
  processing: ['success', 'closed', 'abnormal'],
  abnormal: ['success', 'closed'],
  success: [],
  closed: [],
}

const isFinal = (state: RefundState) => NEXT[state].length === 0

/** The number of the one refund we ask for of an order. */
export const refundNumberOf = (outTradeNo: string) => `${outTradeNo}R1`

/** A refund we asked for, or are about to, that WeChat Pay has not carried out or refused for good. */
export const refundUnderWay = ({ refunds }: Pick<OrderDoc, 'refunds'>): RefundFact | null =>
  refunds.find(({ requested, state }) => requested && !isFinal(state)) ?? null

/** When settling leaves a refund to be asked for: at once, or after a while while WeChat Pay works on it. */
export function refundAfterSettle(
  order: Pick<OrderDoc, 'refunds'>,
  now: number,
): Partial<Pick<OrderDoc, 'dueAt'>> {
  const refund = refundUnderWay(order)
  if (!refund) return {}
  return { dueAt: refund.state === 'asked' ? now : retryAt(now, 0) }
}

/**
 * `advance`: news. `stale`: an earlier state reported late, or the same again. `contradiction`: WeChat calls
 * both final, a person must look.
 */
export function refundStep(from: RefundState, to: RefundState): 'advance' | 'stale' | 'contradiction' {
  if (NEXT[from].includes(to)) return 'advance'
  return isFinal(from) && isFinal(to) && from !== to ? 'contradiction' : 'stale'
}
