import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { LIMITS } from '@shared/domain/limits'
import { createGuest } from '@shared/domain/member/create-guest'
import type { Written } from '@shared/domain/points/book'
import type { LedgerEntry } from '@shared/domain/points/types'
import { insert, updateWhere } from '../../platform/database'
import { archiveJournal } from './archive-journal'
import { loadMember } from './load-member'
import { newCardNumber } from './new-card-number'

/** What a command decides from: `member` is a guest not yet written when this person has no document. */
export interface MemberSnapshot {
  member: MemberDoc
  journals: LedgerEntry[][]
}

/** `member` as written with it. */
export type Booked = { kind: 'booked'; member: MemberDoc; entries: LedgerEntry[] }

/** Any other decision, with the member it was decided from. */
type NotBooked<Other> = Exclude<Other, { kind: 'archive-first' | 'booked' }> & { member: MemberDoc }

/**
 * The one way anything is written to a member: load, decide, write guarded by `seq`; a lost race loads and
 * decides again, a full journal is archived first. `busy` after 5 attempts: nothing was written. 2 trips
 * beside those of `decide`.
 */
export async function bookOnMember<Other extends { kind: string }>(
  memberId: string,
  brand: BrandDoc,
  now: number,
  decide: (snapshot: MemberSnapshot) => Promise<Written | Other> | Written | Other,
): Promise<Booked | NotBooked<Other> | { kind: 'busy' }> {
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const { member, journals } = await loadMember(memberId)
    const before = member ?? createGuest({ memberId, brand, cardNo: newCardNumber(), now })
    const decision = await decide({ member: before, journals })
    if (decision.kind === 'archive-first') {
      await archiveJournal(before, brand, now)
    } else if (decision.kind === 'booked') {
      const { next, entries } = decision as Extract<Written, { kind: 'booked' }>
      if (await write(before, next)) return { kind: 'booked', member: next, entries }
    } else {
      return { ...decision, member: before } as NotBooked<Other>
    }
  }
  return { kind: 'busy' }
}

/** The deciding write; false when another write came first, or when the document has been merged away. */
export async function write(before: MemberDoc, next: MemberDoc): Promise<boolean> {
  if (before.seq === 0) return (await insert('members', next)) === 'inserted'
  const { _id, ...fields } = next
  return (await updateWhere('members', { _id, seq: before.seq, mergedInto: '' }, fields)) === 1
}
