import { hasCheckDigit, withCheckDigit } from './check-digit'

/** Ten digits, the first never 0, the last a check digit; `random` is in [0, 1). */
export function cardNumber(random: number): string {
  return withCheckDigit(String(100_000_000 + Math.floor(random * 900_000_000)))
}

export const isCardNumber = (text: string) => /^[1-9]\d{9}$/.test(text) && hasCheckDigit(text)

/** In fours, as under a barcode: `6200 0000 19`. */
export const spacedCardNumber = (cardNo: string) => cardNo.replace(/(\d{4})(?=\d)/g, '$1 ')
