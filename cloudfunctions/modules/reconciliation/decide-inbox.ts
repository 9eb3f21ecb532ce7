import { accept, refuse } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import type { InboxDoc } from '@shared/domain/order/types'
import type { Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { merchantByMchid } from '../../platform/settings'
import { inboxView, statementOf } from './inbox-view'
import { dropAnnouncedAmount, type PlacingNote, placeKept, UNANSWERED } from './place-kept'

/** Longer than a function may run: the sweeper finishes only what a killed command left. */
const PLACING_MS = 60_000

/**
 * A person decides about a statement that fits no order (seed RC-01). Repeatable; what is done stays so. A
 * decision that places the statement is kept before the work and finished by the sweeper when the command
 * dies.
 */
export const decideInbox: Handler<'reconciliation.decideInbox'> = async (context, input) => {
  const { brand, staff, now } = context
  const row = await read('inbox', input.inboxId)
  if (row?.brandId !== brand._id) return refuse('INBOX_NOT_FOUND')
  if (row.state === 'done') return accept({ row: inboxView(row), note: '' })
  if (input.decision === 'done') return closed(row, { staffId: staff._id, at: now, note: input.note })
  const { decision } = input
  const { mayAskAgain, mayAcceptAmount } = inboxView(row)
  if (!(decision === 'ask-again' ? mayAskAgain : mayAcceptAmount)) return refuse('INBOX_NOT_POSSIBLE')
  const placing = { staffId: staff._id, decision }
  await updateWhere('inbox', { _id: row._id, state: 'open' }, { placing, dueAt: now + PLACING_MS })
  const note = await place({ ...row, placing }, now)
  if (note === 'not-possible') return refuse('INBOX_NOT_POSSIBLE')
  return accept({ row: inboxView(note === '' ? { ...row, state: 'done' } : row), note })
}

/**
 * The sweeper's part: places what a decision began. A statement that still fits nothing waits for the next
 * decision; without an answer of WeChat Pay it throws, which puts the duty off with a growing pause.
 */
export async function finishDecision(kept: InboxDoc, now: number): Promise<void> {
  const note = await place(kept, now)
  if (note === UNANSWERED) throw new Error(`WeChat Pay did not answer about ${kept._id}`)
}

/**
 * Why the statement could not be placed, `''` once it is. The decision is over, unless WeChat Pay did not
 * answer.
 */
async function place(kept: InboxDoc, now: number): Promise<PlacingNote> {
  const { _id, placing } = kept
  const note = placing ? await placedBy(placing.decision, kept, now) : 'not-possible'
  if (note === '' && placing) {
    await close(_id, { staffId: placing.staffId, at: now, note: placing.decision })
    return note
  }
  if (note === UNANSWERED) return note
  await updateWhere('inbox', { _id, state: 'open' }, { placing: null, dueAt: NEVER })
  return note
}

async function placedBy(
  decision: 'ask-again' | 'accept-amount',
  kept: InboxDoc,
  now: number,
): Promise<PlacingNote> {
  if (decision === 'accept-amount') {
    const merchant = await merchantByMchid(kept.mchid ?? '')
    const { outTradeNo } = statementOf(kept)
    if (!merchant || !(await dropAnnouncedAmount(merchant, outTradeNo, now))) return 'not-possible'
  }
  return placeKept(kept, now)
}

async function closed(kept: InboxDoc, decided: NonNullable<InboxDoc['decided']>) {
  await close(kept._id, decided)
  return accept({ row: inboxView({ ...kept, state: 'done' }), note: '' })
}

/** Who decides first is kept; a second decision shows the first. */
async function close(_id: string, decided: NonNullable<InboxDoc['decided']>): Promise<void> {
  await updateWhere('inbox', { _id, state: 'open' }, { state: 'done', decided, placing: null, dueAt: NEVER })
}
