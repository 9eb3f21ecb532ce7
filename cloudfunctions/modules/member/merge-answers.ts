import { accept, type Refusal, refuse } from '@shared/contract'
import type { AskRefusal } from '@shared/domain/account/merge-request'
import type { MergeRequest } from '@shared/domain/account/types'

const STORE_ONLY = '那张卡的主人几次停下了合并，两张卡都没有变动。真是你的卡，请到店里办理'

/** Why the caller cannot ask now, without a word about the owner. */
export function askRefused(refusal: AskRefusal): Refusal {
  if (refusal.reason === 'another-waits') return refuse('MERGE_ASKED')
  return refusal.againAt === null
    ? refuse('MERGE_STOPPED', STORE_ONLY)
    : refuse('MERGE_STOPPED', undefined, { againAt: refusal.againAt })
}

export const waitingAnswer = ({ dueAt }: MergeRequest) => accept({ kind: 'waiting' as const, dueAt })
