import type { BrandDoc } from '../brand/types'
import { HOUR_MS } from '../calendar/units'
import { NEVER } from '../due'
import type { MemberDoc, MergeRequest, MergeRequestState } from './types'

const DEFAULT_WAIT_HOURS = 48
/** After a stop, no request for this card by its number is accepted for so long. */
const PAUSE_AFTER_STOP_MS = 30 * 24 * HOUR_MS
/** A card whose owner has stopped this many requests is merged in a store only. */
const MOST_STOPS = 3

export const MERGE_REQUEST_EVENTS = ['ask', 'open', 'stop', 'spend', 'due', 'unfounded', 'proved'] as const
/**
 * `open`: the owner opens the card and is shown the request. `spend`: stored value of the card is spent.
 * `due`: the waiting time is over. `unfounded`: the number has left the card, or one of the two cards is none
 * any more. `proved`: the merge needs no waiting any more, as when WeChat's unionid says that both accounts
 * are one person.
 */
export type MergeRequestEvent = (typeof MERGE_REQUEST_EVENTS)[number]

/**
 * The only way a merge request changes. Looking at the card decides nothing: the owner may not have read the
 * banner. Spending its stored value does, for only the owner can show the card's code.
 */
export const MERGE_REQUEST_TRANSITIONS: Record<
  MergeRequestState,
  Partial<Record<MergeRequestEvent, MergeRequestState>>
> = {
  asked: {
    open: 'asked',
    stop: 'stopped',
    spend: 'stopped',
    due: 'carried-out',
    unfounded: 'lapsed',
    proved: 'carried-out',
  },
  stopped: { ask: 'asked', open: 'stopped', proved: 'carried-out' },
  lapsed: { ask: 'asked', open: 'lapsed', proved: 'carried-out' },
  'carried-out': { ask: 'asked', open: 'carried-out' },
}

/** The request after an event, or as it is when the table knows no such step. */
export function afterEvent(request: MergeRequest, event: MergeRequestEvent, now: number): MergeRequest {
  const state = MERGE_REQUEST_TRANSITIONS[request.state][event]
  if (!state || state === request.state) return request
  const stops = state === 'stopped' ? request.stops + 1 : request.stops
  return { ...request, state, endedAt: now, stops, noticeAt: NEVER }
}

/** What an event changes on the card that was asked for; nothing where no request waits for it. */
export function requestChange(
  { mergeRequest }: Pick<MemberDoc, 'mergeRequest'>,
  event: MergeRequestEvent,
  now: number,
): Pick<MemberDoc, 'mergeRequest'> {
  return mergeRequest ? { mergeRequest: afterEvent(mergeRequest, event, now) } : {}
}

/** When the request has to be looked at again; NEVER once it has ended. */
export const mergeRequestDueAt = (request: MergeRequest | undefined): number =>
  request?.state === 'asked' ? Math.min(request.noticeAt, request.dueAt) : NEVER

/** How long the owner has to stop a merge, in ms. */
export const mergeWaitMs = ({ mergeWaitHours = DEFAULT_WAIT_HOURS }: Pick<BrandDoc, 'mergeWaitHours'>) =>
  mergeWaitHours * HOUR_MS

export type AskRefusal =
  /** Another card is waiting already: one at a time, so that the owner sees one question. */
  | { reason: 'another-waits' }
  /** The owner has said no; `againAt` null = a store has to look at it. */
  | { reason: 'stopped'; againAt: number | null }

/** Whether this card may ask now; null = it may, or is the one that waits. */
export function askRefusal(
  request: MergeRequest | undefined,
  fromId: string,
  now: number,
): AskRefusal | null {
  if (request?.state === 'asked') return request.fromId === fromId ? null : { reason: 'another-waits' }
  if (!request || request.stops === 0) return null
  if (request.stops >= MOST_STOPS) return { reason: 'stopped', againAt: null }
  const againAt = request.endedAt + PAUSE_AFTER_STOP_MS
  return request.state === 'stopped' && now < againAt ? { reason: 'stopped', againAt } : null
}

export type RequestVerdict = 'carry-out' | 'not-yet' | 'ended' | 'unfounded'

/**
 * Whether a waiting merge may be carried out now, from both cards as they are now: only while it is asked,
 * due, and still founded – the number has not left the card, and both cards are what they were.
 */
export function requestVerdict({
  from,
  into,
  now,
}: {
  /** null = the claimant has no document yet: a guest who never paid. */
  from: Pick<MemberDoc, 'state' | 'mergedInto'> | null
  into: Pick<MemberDoc, 'state' | 'mergedInto' | 'phoneId' | 'mergeRequest'>
  now: number
}): RequestVerdict {
  const request = into.mergeRequest
  if (request?.state !== 'asked') return 'ended'
  const isGone = from !== null && (from.mergedInto !== '' || from.state === 'closed')
  const isLeft = into.state !== 'member' || into.mergedInto !== '' || into.phoneId !== request.identityId
  if (isGone || isLeft) return 'unfounded'
  return now >= request.dueAt ? 'carry-out' : 'not-yet'
}
