import { closedAt } from '@shared/domain/account/closings'
import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import { IDENTITY_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import { insert, read, updateWhere } from '../../platform/database'
import { randomId } from '../../platform/ids'
import { idsOfPerson } from '../account/ids-of-person'

/**
 * Reserves an identity for the member in hand, before the write that names it on the member: a run that dies
 * between the two leaves an identity that no member knows, and the identities sweeper removes it. A command
 * that loads the member again reserves again, so that a release that was decided before cannot take it. 1
 * trip, 3 when the identity exists.
 */
export async function reserveIdentity(
  id: string,
  kind: IdentityDoc['kind'],
  member: MemberDoc,
  now: number,
): Promise<'reserved' | 'taken'> {
  const ids = idsOfPerson(member._id, member)
  const reservation = {
    memberId: member._id,
    token: randomId(),
    // After a closing, also of this very moment: what a late sweeper still erases existed before it.
    createdAt: Math.max(now, closedAt(member) + 1),
    dueAt: now + IDENTITY_GRACE_MS,
  }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const identity = { _id: id, brandId: member.brandId, kind, ...reservation }
    if ((await insert('identities', identity)) === 'inserted') return 'reserved'
    const holder = await read('identities', id)
    if (!holder) continue
    if (!ids.includes(holder.memberId)) return 'taken'
    const guard = { _id: id, memberId: holder.memberId }
    if ((await updateWhere('identities', guard, reservation)) === 1) return 'reserved'
  }
  throw new Error('an identity was released and reserved again and again')
}
