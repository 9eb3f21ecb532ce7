import { accept, type Outcome, refuse } from '@shared/contract'
import { phoneIdentityIdOf } from '@shared/domain/ids'
import { phoneByCode } from '../../platform/phone'
import { phoneMark } from '../../platform/vault'

const TAIL_LENGTH = 4

/** A number WeChat has just verified; the number itself is nowhere kept. */
export interface VerifiedPhone {
  /** The identity's `_id`. */
  id: string
  tail: string
}

/**
 * Exchanges a `getPhoneNumber` code for what identifies the number at this brand. WeChat takes a code once.
 * No trip.
 */
export async function verifiedPhone(brandId: string, code: string): Promise<Outcome<VerifiedPhone>> {
  const answer = await phoneByCode(code)
  if (!answer.ok) {
    return refuse(answer.reason === 'CODE_USED_OR_STALE' ? 'PHONE_CODE_BAD' : 'PHONE_UNAVAILABLE')
  }
  const id = phoneIdentityIdOf(brandId, phoneMark(brandId, answer.phone))
  return accept({ id, tail: answer.phone.slice(-TAIL_LENGTH) })
}
