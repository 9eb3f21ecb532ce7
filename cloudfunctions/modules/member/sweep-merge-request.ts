import { afterEvent, requestVerdict } from '@shared/domain/account/merge-request'
import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { writtenWith } from '@shared/domain/member/written-with'
import { read } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'
import { mergeInto } from './merge-into'
import { notifyOwner } from './notify-owner'

/** An exchange in the giver's hands is decided within minutes. */
const HELD_UP_MS = 120_000

/**
 * What a card owes to a merge that waits for it: first its owner is notified, then, when the time is over,
 * the merge is carried out or lapses. Everything is checked again inside the write that decides, so an owner
 * who stops it at the same moment is first or second, never beside it.
 */
export async function sweepMergeRequest(card: MemberDoc, brand: BrandDoc, now: number): Promise<void> {
  const request = card.mergeRequest
  if (request?.state !== 'asked') return
  if (request.noticeAt <= now)
    await change(card, request, brand, now, await notifyOwner(card, request, brand, now))
  if (request.dueAt <= now) await carryOut(card, request, brand, now)
}

async function carryOut(card: MemberDoc, request: MergeRequest, brand: BrandDoc, now: number): Promise<void> {
  const giver = await read('members', request.fromId)
  if (requestVerdict({ from: giver, into: card, now }) === 'unfounded') {
    await change(card, request, brand, now, afterEvent(request, 'unfounded', now))
    return
  }
  const isAllowed = (into: MemberDoc, from: MemberDoc | null) =>
    into.mergeRequest?.id === request.id && requestVerdict({ from, into, now }) === 'carry-out'
  const outcome = await mergeInto({ fromId: request.fromId, intoId: card._id, brand, now, isAllowed })
  if (outcome.kind === 'merged') return
  // Held up by an exchange, or by others who write to one of the cards: asked again later, from both cards as
  // they are then.
  await change(card, request, brand, now, { dueAt: now + HELD_UP_MS })
}

/** Writes on the request while it still waits; an end written by another run is kept. */
async function change(
  { _id }: MemberDoc,
  { id }: MergeRequest,
  brand: BrandDoc,
  now: number,
  changes: Partial<MergeRequest>,
): Promise<void> {
  await bookOnMember(_id, brand, now, ({ member }) => {
    const existing = member.mergeRequest
    if (member._id !== _id || existing?.id !== id || existing.state !== 'asked') {
      return { kind: 'ended' as const }
    }
    const written = writtenWith(member, { mergeRequest: { ...existing, ...changes } }, brand, now)
    return { kind: 'booked' as const, ...written }
  })
}
