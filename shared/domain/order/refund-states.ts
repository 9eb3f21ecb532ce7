import type { RefundState } from './types'

/** Where a refund may go from each state; success and closed are final (WeChat Pay 4012791862). */
const NEXT: Record<RefundState, readonly RefundState[]> = {
  asked: ['processing', 'success', 'closed', 'abnormal'],
  processing: ['success', 'closed', 'abnormal'],
  abnormal: ['success', 'closed'],
  success: [],
  closed: [],
}

/**
 * `advance`: news. `stale`: an earlier state reported late, or the same again. `contradiction`: WeChat calls
 * both final, a person must look.
 */
export function refundStep(from: RefundState, to: RefundState): 'advance' | 'stale' | 'contradiction' {
  if (NEXT[from].includes(to)) return 'advance'
  const final = (state: RefundState) => NEXT[state].length === 0
  return final(from) && final(to) && from !== to ? 'contradiction' : 'stale'
}
