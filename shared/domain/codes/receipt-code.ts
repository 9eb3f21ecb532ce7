const CODE = 'HR\\.([\\w-]{1,40})\\.((?:\\d{8}@)?[A-Za-z0-9-]{1,24})\\.([\\w-]{16})'
const ALONE = new RegExp(`^${CODE}$`)
const WITHIN = new RegExp(`(?:^|[^\\w.-])(${CODE})(?![\\w.-])`)

export interface ReceiptCode {
  storeCode: string
  receiptNo: string
  /** What only the deployment that printed it can make. */
  mark: string
}

export const receiptCodeOf = ({ storeCode, receiptNo, mark }: ReceiptCode) =>
  `HR.${storeCode}.${receiptNo}.${mark}`

/** The parts of a printed code, regardless of who made it; null for any other text. */
export function readReceiptParts(code: string): ReceiptCode | null {
  const [, storeCode, receiptNo, mark] = ALONE.exec(code) ?? []
  return storeCode && receiptNo && mark ? { storeCode, receiptNo, mark } : null
}

/**
 * The code in what a camera read: alone, or inside the address that a receipt prints; null when there is
 * none.
 */
export const receiptCodeIn = (text: string): string | null => WITHIN.exec(text)?.[1] ?? null
