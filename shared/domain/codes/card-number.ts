import { hasCheckDigit, withCheckDigit } from './check-digit'

/** Ten digits, the last a check digit; `random` is in [0, 1). */
export function cardNumber(random: number): string {
  return withCheckDigit(String(Math.floor(random * 1e9)).padStart(9, '0'))
}

export const isCardNumber = (text: string) => /^\d{10}$/.test(text) && hasCheckDigit(text)
