/**
 * The rule that lets an idle timer run cost one read.
 *
 * One document, `wake/sweep`, says when the sweepers must look next. The writer of a `dueAt` lowers it in
 * parallel with that write; only a run of the sweepers raises it. Four sentences make it safe without a trip
 * on every write:
 *
 * 1. A run looks when `nextAt` has come. It raises `nextAt` only if it found nothing due, and only while
 *    `lowered` is what it read.
 * 2. An instance that has lowered it within the last 30 s to a value no later than a new `dueAt` does not
 *    lower it again. So a look that begins within 40 s of the last lowering (30 s and the longest a write may
 *    take) may miss such a write: it sets `nextAt` no later than the end of those 40 s.
 * 3. `nextAt` is never further away than ten minutes. So a function that dies between its duty and the
 *    lowering is found by then, and a `dueAt` further away than that needs no lowering at all.
 * 4. A missing document means "look now".
 */
export interface WakeDoc {
  /** Always `sweep`. */
  _id: string
  nextAt: number
  /** How often it has been lowered: the guard of raising it. */
  lowered: number
  /** By the clock of the instance that lowered it last. */
  loweredAt: number
}

export const WAKE_ID = 'sweep'

/** How long an instance relies on a lowering of its own. */
export const MEMORY_MS = 30_000
/**
 * Longest from reading the clock until a write is visible to others, with clocks of instances a few seconds
 * apart.
 */
export const VISIBLE_MS = 10_000
/** A look that does not depend on a lowering comes at least this often. */
export const FULL_LOOK_MS = 600_000
/** Two turns of the timer: a full look may come that much late. */
const TIMER_SLACK_MS = 120_000
/** Lowered a little further than asked for, so that the next duties of a busy instance are covered too. */
const SOON_MS = 10_000

/** What an instance remembers of its last lowering. */
export interface Lowering {
  to: number
  at: number
}

/** How the wake document is to be lowered beside a write of `dueAt`; null when no trip is needed. */
export function loweringFor(dueAt: number, now: number, last: Lowering | null): Lowering | null {
  if (dueAt >= now + FULL_LOOK_MS + TIMER_SLACK_MS) return null
  const stands = last !== null && last.at <= now && now < last.at + MEMORY_MS && last.to <= dueAt
  return stands ? null : { to: Math.min(dueAt, now + SOON_MS), at: now }
}

/**
 * The `nextAt` a run leaves behind that began at `beganAt` and saw no duty earlier than `earliestDueAt`; null
 * when something was due: the document then stays as it is, and the next run looks again.
 */
export function nextLookAt(
  wake: Pick<WakeDoc, 'loweredAt'>,
  { beganAt, earliestDueAt }: { beganAt: number; earliestDueAt: number },
): number | null {
  if (earliestDueAt <= beganAt) return null
  const settledAt = wake.loweredAt + MEMORY_MS + VISIBLE_MS
  return Math.min(earliestDueAt, beganAt < settledAt ? settledAt : beganAt + FULL_LOOK_MS)
}
