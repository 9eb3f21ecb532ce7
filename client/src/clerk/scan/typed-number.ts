import { isCardNumber } from '@shared/domain/codes/card-number'
import { readTypedCoupon } from '@shared/domain/codes/rotating'
import { spacedShortNumber } from '@shared/domain/codes/short-number'

const NUMBER_DIGITS = 9
/** A coupon's number and the digits beside it; a card's number has ten. */
export const MOST_DIGITS = 13

export interface TypedNumber {
  /** What can be asked of the cloud, null while something is missing or wrong. */
  number: string | null
  /** Why not, in words for the button; false = nothing is wrong. */
  wrong: string | false
}

/** What the digits typed so far are: a coupon's number with its digits, a card's number, or neither yet. */
export function readTyped(digits: string, digitsNeeded: boolean): TypedNumber {
  const right = { number: digits, wrong: false } as const
  const missing = (count: number, of: string) => ({ number: null, wrong: `还差 ${count} 位${of}` })
  const notOurs = { number: null, wrong: '号码对不上，请再核对' }
  if (digits.length < NUMBER_DIGITS) return missing(NUMBER_DIGITS - digits.length, '')
  if (isCardNumber(digits)) return right
  if (!readTypedCoupon(digits.slice(0, NUMBER_DIGITS))) return notOurs
  if (digits.length === NUMBER_DIGITS && !digitsNeeded) return right
  return digits.length < MOST_DIGITS ? missing(MOST_DIGITS - digits.length, '会变的数字') : right
}

/** `4821 0937 5 · 0428` */
export function spacedTyped(digits: string): string {
  if (digits.length <= NUMBER_DIGITS || isCardNumber(digits)) return spacedShortNumber(digits)
  return `${spacedShortNumber(digits.slice(0, NUMBER_DIGITS))} · ${digits.slice(NUMBER_DIGITS)}`
}
