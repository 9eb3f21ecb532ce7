import { readReceiptParts, receiptCodeOf } from '@shared/domain/codes/receipt-code'
import { orderIdOf, receiptMchidOf, storeIdOf } from '@shared/domain/ids'
import { foldSlipNumber } from '@shared/domain/receipt/slip-number'
import { permitMark, sameMark } from '../../platform/vault'

const MARK_LENGTH = 16

/** What a till prints: store, receipt number, and a mark of 96 bits that only this deployment can make. */
export function receiptCode(storeId: string, receiptNo: string): string {
  const storeCode = storeId.slice(storeId.indexOf(':') + 1)
  return receiptCodeOf({ storeCode, receiptNo, mark: markOf(storeId, receiptNo) })
}

/** The order a scanned receipt names, or null when the code was not made here for this brand. */
export function readReceiptCode(brandId: string, code: string): string | null {
  const parts = readReceiptParts(code)
  if (!parts) return null
  const storeId = storeIdOf(brandId, parts.storeCode)
  if (!sameMark(parts.mark, markOf(storeId, parts.receiptNo))) return null
  return receiptOrderId(storeId, parts.receiptNo)
}

/** The order of a slip, whatever its number was typed like. */
export const receiptOrderId = (storeId: string, receiptNo: string) =>
  orderIdOf(receiptMchidOf(storeId), foldSlipNumber(receiptNo))

const markOf = (storeId: string, receiptNo: string) =>
  permitMark(['receipt', storeId, receiptNo].join('\n')).slice(0, MARK_LENGTH)
