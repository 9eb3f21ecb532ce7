import type { MemberDoc } from '@shared/domain/account/types'
import { givePerks } from '@shared/domain/member/give-perks'
import { brandById } from '../../platform/settings'
import { archiveJournal } from '../account/archive-journal'
import { write } from '../account/book-on-member'
import { settleHolds } from '../account/settle-holds'
import { processPerks } from '../perk/process-perks'
import { finishClosing } from './finish-closing'
import { moveIdentities } from './release-identity'
import { sweepMergeRequest } from './sweep-merge-request'

/**
 * Discharges what a member owes: settles holds by their exchanges, erases or moves what names it elsewhere,
 * rolls the account to today, gives what its tier gives, archives the journal, and sees to a merge that
 * waits. Repeatable; a document changed concurrently is still due and comes again.
 */
export async function processMember(member: MemberDoc, now: number): Promise<void> {
  const brand = await brandById(member.brandId)
  if (!brand) throw new Error(`member ${member._id} belongs to an unknown brand`)
  // Holds first: whatever else is owed stays due and comes again with the document as it is then.
  if (await settleHolds(member, brand, now)) return
  if (member.state === 'closed' && member.erasing) await finishClosing(member)
  if (member.movingIdentities) await moveIdentities(member)
  const decision = givePerks({ member, brand, now })
  const next = decision.kind === 'booked' ? decision.next : member
  if (next !== member && !(await write(member, next))) return
  await archiveJournal(await processPerks(member, next, brand, now), brand, now)
  await sweepMergeRequest(next, brand, now)
}
