import { accept, type Refusal, refuse } from '@shared/contract'
import type { AskRefusal } from '@shared/domain/account/merge-request'
import type { MergeRequest } from '@shared/domain/account/types'
import { accountText } from '@shared/text/account'

/** Why the caller cannot ask now, without a word about the owner. */
export function askRefused(refusal: AskRefusal): Refusal {
  if (refusal.reason === 'another-waits') return refuse('MERGE_ASKED')
  return refusal.againAt === null
    ? refuse('MERGE_STOPPED', accountText.mergeInStoreOnly)
    : refuse('MERGE_STOPPED', undefined, { againAt: refusal.againAt })
}

export const waitingAnswer = ({ dueAt }: MergeRequest) => accept({ kind: 'waiting' as const, dueAt })
