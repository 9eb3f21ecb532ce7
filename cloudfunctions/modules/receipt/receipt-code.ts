import { orderIdOf, receiptMchidOf, storeIdOf } from '@shared/domain/ids'
import { sameMark, ticketMark } from '../../platform/vault'

const MARK_LENGTH = 16
const CODE = /^HR\.([\w-]{1,40})\.([A-Za-z0-9-]{1,24})\.([\w-]{16})$/

/** What a till prints: store, receipt number, and a mark of 96 bits that only this deployment can make. */
export function receiptCode(storeId: string, receiptNo: string): string {
  const storeCode = storeId.slice(storeId.indexOf(':') + 1)
  return `HR.${storeCode}.${receiptNo}.${markOf(storeId, receiptNo)}`
}

/** The order a scanned receipt names, or null when the code was not made here for this brand. */
export function readReceiptCode(brandId: string, code: string): string | null {
  const [, storeCode = '', receiptNo = '', mark = ''] = CODE.exec(code) ?? []
  const storeId = storeIdOf(brandId, storeCode)
  if (receiptNo === '' || !sameMark(mark, markOf(storeId, receiptNo))) return null
  return receiptOrderId(storeId, receiptNo)
}

export const receiptOrderId = (storeId: string, receiptNo: string) =>
  orderIdOf(receiptMchidOf(storeId), receiptNo)

const markOf = (storeId: string, receiptNo: string) =>
  ticketMark(['receipt', storeId, receiptNo].join('\n')).slice(0, MARK_LENGTH)
