import { type Refusal, refuse } from '@shared/contract'
import { phoneIdentityIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { insert, read } from '../../platform/database'
import { phoneByCode } from '../../platform/phone'
import { phoneMark } from '../../platform/vault'
import { renew } from './renew-identity'

const TAIL_LENGTH = 4

/** A number that belongs to this member from now on; the number itself is nowhere kept. */
export interface ReservedPhone {
  ok: true
  /** The identity's `_id`. */
  id: string
  tail: string
}

/** Exchanges a `getPhoneNumber` code and reserves the number for this member, once per brand. 1 trip, 2 when it was reserved before. */
export async function reservePhone(
  brandId: string,
  memberId: string,
  code: string,
  now: number,
): Promise<ReservedPhone | Refusal> {
  const answer = await phoneByCode(code)
  if (!answer.ok) {
    return refuse(answer.reason === 'CODE_USED_OR_STALE' ? 'PHONE_CODE_BAD' : 'PHONE_UNAVAILABLE')
  }
  const reserved: ReservedPhone = {
    ok: true,
    id: phoneIdentityIdOf(brandId, phoneMark(brandId, answer.phone)),
    tail: answer.phone.slice(-TAIL_LENGTH),
  }
  const identity = { _id: reserved.id, brandId, kind: 'phone' as const, memberId, createdAt: now }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    if ((await insert('identities', identity)) === 'inserted') return reserved
    if (await renew(reserved.id, memberId, now)) return reserved
    const holder = await read('identities', reserved.id)
    if (holder) return holder.memberId === memberId ? reserved : refuse('PHONE_TAKEN')
  }
  return refuse('BUSY')
}
