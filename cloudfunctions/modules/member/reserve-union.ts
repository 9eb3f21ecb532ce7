import { unionIdentityIdOf } from '@shared/domain/ids'
import { insert } from '../../platform/database'
import { personMark } from '../../platform/vault'
import { renew } from './renew-identity'

/**
 * Remembers which card a person of WeChat's open platform has, so that their next mini-program of the same brand can find it. The first
 * card keeps it; others find it by merging. Answers the identity's `_id`. 1 trip, 2 when it stands already, none without a unionid.
 */
export async function reserveUnion(
  brandId: string,
  memberId: string,
  unionid: string | undefined,
  now: number,
): Promise<string | null> {
  if (!unionid) return null
  const _id = unionIdentityIdOf(brandId, personMark(brandId, unionid))
  const identity = { _id, brandId, kind: 'union' as const, memberId, createdAt: now }
  if ((await insert('identities', identity)) === 'duplicate') await renew(_id, memberId, now)
  return _id
}
