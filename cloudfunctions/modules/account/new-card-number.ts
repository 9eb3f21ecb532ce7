import { withCheckDigit } from '@shared/domain/codes/check-digit'
import { randomDigits } from '../../platform/ids'

const DIGITS_WITHOUT_CHECK = 9

/**
 * Ten digits with a check digit; unguessable. A unique index refuses the rare one that is taken, and the
 * command draws again.
 */
export function newCardNumber(): string {
  return withCheckDigit(randomDigits(DIGITS_WITHOUT_CHECK))
}
