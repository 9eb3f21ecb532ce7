import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { mergedMarkOf } from '@shared/domain/coupon/merged-mark'
import { LIMITS } from '@shared/domain/limits'
import { createGuest } from '@shared/domain/member/create-guest'
import { type Merged, type MergeRefusal, mergeMembers } from '@shared/domain/member/merge-members'
import { read, runTransaction } from '../../platform/database'
import { log } from '../../platform/log'
import { archiveJournal } from '../account/archive-journal'
import { loadMember } from '../account/load-member'
import { newCardNumber } from '../account/new-card-number'
import { moveIdentities } from './release-identity'

export type MergeOutcome =
  /** `moved`: active points that came over. */
  | { kind: 'merged'; fromId: string; into: MemberDoc; moved: number }
  | { kind: 'refused'; reason: MergeRefusal }
  /** The caller's condition on the two cards does not hold (any more). */
  | { kind: 'not-allowed' }
  | { kind: 'busy' }

interface MergeInput {
  fromId: string
  intoId: string
  brand: BrandDoc
  now: number
  /** Asked of both documents inside the transaction; `from` null = the giver has none yet. */
  isAllowed: (into: MemberDoc, from: MemberDoc | null) => boolean
}

/**
 * Merges one member into another: the one place where two aggregates change together
 * (docs/architecture/identity.md), so a transaction of 8 trips. What named the giver then names the taker.
 * Its commit may be lost like any answer: `mergedInto` shows whether it happened.
 */
export async function mergeInto(input: MergeInput): Promise<MergeOutcome> {
  const { fromId, brand, now } = input
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = await decideInTransaction(input)
    switch (decision.kind) {
      case 'merged':
        if (decision.from.movingIdentities) await moveIdentities(decision.from)
        return { kind: 'merged', fromId, into: decision.into, moved: sumOf(decision.before) }
      case 'refused':
      case 'not-allowed':
        return decision
      case 'moved':
        return await mergedAlready(input)
      case 'archive-first':
        await archiveJournal(decision.full, brand, now)
    }
  }
  return { kind: 'busy' }
}

type Decided =
  | (Extract<Merged, { kind: 'merged' }> & { before: MemberDoc })
  | { kind: 'archive-first'; full: MemberDoc }
  | { kind: 'refused'; reason: MergeRefusal }
  | { kind: 'not-allowed' }
  /** One of the two cards has been merged into another by now. */
  | { kind: 'moved' }

async function decideInTransaction({ fromId, intoId, brand, now, isAllowed }: MergeInput): Promise<Decided> {
  try {
    return await runTransaction<Decided>(async documents => {
      const existing = await documents.read('members', fromId)
      const into = await documents.read('members', intoId)
      const from = existing ?? createGuest({ memberId: fromId, brand, cardNo: newCardNumber(), now })
      if (into?.mergedInto !== '' || from.mergedInto !== '') return { kind: 'moved' }
      if (!isAllowed(into, existing)) return { kind: 'not-allowed' }
      const merged = mergeMembers({ from, into, brand, now })
      if (merged.kind === 'archive-first') {
        return { kind: 'archive-first', full: merged.whose === 'from' ? from : into }
      }
      if (merged.kind === 'refused') return merged
      await documents.write('members', merged.from)
      await documents.write('members', merged.into)
      await documents.write('coupons', mergedMarkOf(from))
      await documents.write('coupons', mergedMarkOf(into))
      return { ...merged, before: from }
    })
  } catch (error) {
    // The commit may have happened all the same.
    const from = await read('members', fromId)
    if (from?.mergedInto !== intoId) throw error
    log.warn('merge.answer-lost', { from: fromId })
    return { kind: 'moved' }
  }
}

/** Both ids may belong to one card by now, whichever of them gave: the other phone was faster. */
async function mergedAlready({ fromId, intoId }: MergeInput): Promise<MergeOutcome> {
  const [{ member: one }, { member: other }] = await Promise.all([loadMember(fromId), loadMember(intoId)])
  if (!one || one._id !== other?._id) return { kind: 'busy' }
  return { kind: 'merged', fromId: one._id === fromId ? intoId : fromId, into: one, moved: 0 }
}

const sumOf = ({ lots }: MemberDoc) => lots.reduce((total, lot) => total + lot.points, 0)
