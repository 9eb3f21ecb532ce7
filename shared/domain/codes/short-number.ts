import { hasCheckDigit, withCheckDigit } from './check-digit'

/**
 * Nine digits a customer can read to a clerk, unique only among a brand's live coupons; `random` is in [0,
 * 1).
 */
export function shortNumber(random: number): string {
  return withCheckDigit(String(Math.floor(random * 1e8)).padStart(8, '0'))
}

/** The number in a typed text, spaces and dashes forgiven; null when its check digit is wrong. */
export function readShortNumber(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return digits.length === 9 && hasCheckDigit(digits) ? digits : null
}

/** `4821 0937 5` */
export const spacedShortNumber = (shortNo: string) => shortNo.replace(/(\d{4})(?=\d)/g, '$1 ')
