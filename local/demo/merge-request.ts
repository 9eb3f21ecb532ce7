import { mergeWaitMs } from '@shared/domain/account/merge-request'
import type { MergeRequest } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import { writtenWith } from '@shared/domain/member/written-with'
import { BRAND_ID, brand } from './brand'
import type { MemberHistory } from './member-history'

/** Asked this long ago, so that the banner speaks of the day after tomorrow. */
const ASKED_BEFORE_MS = 2 * 3_600_000

/** A card whose number another card has proved, and the merge that waits for the owner's word. */
export function withMergeRequest(life: MemberHistory, now: number): MemberHistory {
  const askedAt = now - ASKED_BEFORE_MS
  const mergeRequest: MergeRequest = {
    id: 'demo-asked-by-a-stranger',
    fromId: `${BRAND_ID}:openid-stranger-with-her-number`,
    // Of the demo's people only the tails of their numbers are known.
    identityId: life.member.phoneId,
    state: 'asked',
    askedAt,
    dueAt: askedAt + mergeWaitMs(brand),
    endedAt: 0,
    stops: 0,
    noticeAt: NEVER,
  }
  return { ...life, member: writtenWith(life.member, { mergeRequest }, brand, askedAt).next }
}
