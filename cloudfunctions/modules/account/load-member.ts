import type { MemberDoc } from '@shared/domain/account/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { read } from '../../platform/database'

export interface LoadedMember {
  /** The surviving document, or null when this person has none yet. */
  member: MemberDoc | null
  /** The journals of every document on the way to it: an entry may still be in an old one. */
  journals: LedgerEntry[][]
}

/** The member an id belongs to today. One trip, and one more per merge followed. */
export async function loadMember(memberId: string): Promise<LoadedMember> {
  const journals: LedgerEntry[][] = []
  const seen = new Set<string>()
  for (let id = memberId; ; ) {
    if (seen.has(id)) throw new Error(`the merges of member ${memberId} run in a circle`)
    seen.add(id)
    const member = await read('members', id)
    if (!member) return { member: null, journals }
    journals.push(member.journal)
    if (member.mergedInto === '') return { member, journals }
    id = member.mergedInto
  }
}
