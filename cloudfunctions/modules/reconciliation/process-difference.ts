import { retryAt } from '@shared/domain/back-off'
import { NEVER } from '@shared/domain/due'
import type { DifferenceDoc } from '@shared/domain/reconciliation/types'
import { updateWhere } from '../../platform/database'
import { type Replayed, replayDifference } from './replay-difference'

/** After these the difference waits for a person: about three hours. */
const MOST_TRIES = 6
/** A refund still on its way at WeChat Pay deserves more than seconds. */
const SLOW = 4

/**
 * Queries WeChat Pay about an open difference, with growing pauses, until it is healed or a person must look.
 */
export async function processDifference(difference: DifferenceDoc, now: number): Promise<void> {
  const replayed = await replayDifference(difference, now)
  const last = difference.tries + 1 >= MOST_TRIES
  await keepOutcome(difference, replayed, last ? NEVER : retryAt(now, difference.tries + SLOW), now)
}

/** What came of asking once more; healed stays healed, also under concurrent queries. */
export async function keepOutcome(
  { _id, tries }: DifferenceDoc,
  { healed, note }: Replayed,
  nextDueAt: number,
  now: number,
): Promise<void> {
  const outcome = healed
    ? { state: 'healed' as const, healedAt: now, note: '', dueAt: NEVER }
    : { note, tries: tries + 1, dueAt: nextDueAt }
  await updateWhere('reconDiffs', { _id, state: 'open' }, outcome)
}
