import { updateWhere } from '../../platform/database'

/**
 * Makes an identity this member holds already one of now: the closing of their account before it, finished late, must not erase it. False
 * when it is somebody else's or has just been erased. 1 trip.
 */
export async function renew(identityId: string, memberId: string, now: number): Promise<boolean> {
  return (await updateWhere('identities', { _id: identityId, memberId }, { createdAt: now })) === 1
}
