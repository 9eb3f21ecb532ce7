import { shortYuan } from '@shared/domain/money/display'
import type { Failure } from '@/cloud/answer'

/** What is missing before it can be sent; false when nothing is. */
export function missingText(receiptNo: string, inPart: boolean, fen: number, reason: string): string | false {
  if (receiptNo === '') return '先填小票号'
  if (inPart && fen === 0) return '先填退多少'
  return reason.trim() === '' && '先写原因'
}

/** Refusals as a clerk needs them, who typed the number and may ask for less. */
export function refusalOf(failure: Failure): { refusal?: string } {
  if (failure.kind !== 'refused') return {}
  if (failure.code === 'RECEIPT_UNKNOWN') return { refusal: '这家店没有这张小票，没有退。请核对门店和小票号' }
  if (failure.code !== 'AMOUNT_NOT_ALLOWED') return {}
  const { leftFen } = (failure.data ?? {}) as { leftFen?: number }
  return leftFen ? { refusal: `这张小票最多还能退 ${shortYuan(leftFen)} 元，这次没有退` } : {}
}
