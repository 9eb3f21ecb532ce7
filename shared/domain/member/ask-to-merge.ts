import { type AskRefusal, afterEvent, askRefusal, mergeWaitMs } from '../account/merge-request'
import type { MemberDoc, MergeRequest, MergeRequestState } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { writtenWith } from './written-with'

/** Writes the request on the card it is about, where the owner's every command meets it. */
export function askToMerge(asked: {
  into: MemberDoc
  fromId: string
  identityId: string
  commandId: string
  brand: BrandDoc
  now: number
}):
  | { kind: 'booked'; next: MemberDoc; entries: [] }
  | { kind: 'waiting'; request: MergeRequest }
  | { kind: 'refused'; refusal: AskRefusal } {
  const { into, fromId, identityId, commandId, brand, now } = asked
  const refusal = askRefusal(into.mergeRequest, fromId, now)
  if (refusal) return { kind: 'refused', refusal }
  const known = into.mergeRequest
  if (known?.state === 'asked') return { kind: 'waiting', request: known }
  const mergeRequest: MergeRequest = {
    id: commandId,
    fromId,
    identityId,
    state: 'asked',
    askedAt: now,
    dueAt: now + mergeWaitMs(brand),
    endedAt: 0,
    stops: known?.stops ?? 0,
    noticeAt: now,
  }
  return { kind: 'booked', ...writtenWith(into, { mergeRequest }, brand, now) }
}

/** The owner says no, with one tap; a request that ended is left as it is. */
export function stopMerge(asked: {
  member: MemberDoc
  requestId: string
  brand: BrandDoc
  now: number
}):
  | { kind: 'booked'; next: MemberDoc; entries: [] }
  | { kind: 'ended'; state: MergeRequestState | 'unknown' } {
  const { member, requestId, brand, now } = asked
  const request = member.mergeRequest
  if (request?.id !== requestId) return { kind: 'ended', state: 'unknown' }
  if (request.state !== 'asked') return { kind: 'ended', state: request.state }
  const mergeRequest = afterEvent(request, 'stop', now)
  return { kind: 'booked', ...writtenWith(member, { mergeRequest }, brand, now) }
}
