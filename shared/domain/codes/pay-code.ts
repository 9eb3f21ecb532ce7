import { isCardNumber } from './card-number'
import { fortyBits, type Mac } from './mac'

/**
 * The code by which a customer pays from stored value. Its proof is of another kind than the member code's:
 * neither is accepted for the other.
 */
export interface PayCode {
  kind: 'pay'
  cardNo: string
  proof: string
}

/** Eight digits for one step of half a minute. */
export const payProof = (cardNo: string, step: number, mac: Mac) =>
  String(fortyBits(mac(`pay|${cardNo}|${step}`)) % 1e8).padStart(8, '0')

/** QR of a payment: `P`, the card number, eight digits of proof. */
export const payCode = (cardNo: string, step: number, mac: Mac) => `P${cardNo}${payProof(cardNo, step, mac)}`

/** `plain` without blanks, in capitals; null when it is no pay code. */
export function readPayCode(plain: string): PayCode | null {
  const [, cardNo = '', proof = ''] = /^P(\d{10})(\d{8})$/.exec(plain) ?? []
  return isCardNumber(cardNo) ? { kind: 'pay', cardNo, proof } : null
}
