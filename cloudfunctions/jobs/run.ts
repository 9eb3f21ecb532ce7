import { NEVER } from '@shared/domain/due'
import { type Shard, WHOLE } from '@shared/domain/sweep/shard'
import { now } from '../platform/clock'
import { log } from '../platform/log'
import type { SweepCount, Sweeper } from '../platform/sweep'

export interface Run {
  report: Record<string, Omit<SweepCount, 'more'> | 'failed'>
  /**
   * The earliest duty that was seen, epoch ms: in the past when anything was due, or could not be looked at.
   */
  earliestDueAt: number
}

/** Longest turn of one sweeper: after it the urgent ones before it are asked again. */
const TURN_MS = 10_000

/**
 * Runs the sweepers in the order of their urgency, each within its share of what time is left; as long as one
 * of them was not done in its turn, all of them again. So a queue of any length takes the whole run, and an
 * urgent duty waits one turn at most.
 */
export async function runSweepers(
  sweepers: readonly Sweeper[],
  endAt: number,
  shard: Shard = WHOLE,
): Promise<Run> {
  const run: Run = { report: {}, earliestDueAt: NEVER }
  for (let more = true; more; ) {
    more = false
    for (const [place, sweeper] of sweepers.entries()) {
      const shareMs = Math.max(0, endAt - now()) / (sweepers.length - place)
      const deadlineAt = now() + Math.min(shareMs, TURN_MS)
      if (await takeTurn(sweeper, { deadlineAt, shard }, run)) more = true
    }
    if (now() >= endAt) return run
  }
  return run
}

/** Whether work is left that only lacked time. */
async function takeTurn(
  { name, nextDueAt, sweep }: Sweeper,
  turn: Parameters<Sweeper['sweep']>[0],
  run: Run,
) {
  try {
    const dueAt = await nextDueAt()
    run.earliestDueAt = Math.min(run.earliestDueAt, dueAt)
    if (dueAt > now()) return false
    const { processed, failed, more } = await sweep(turn)
    const before = run.report[name]
    const sum = before && before !== 'failed' ? before : { processed: 0, failed: 0 }
    run.report[name] = { processed: sum.processed + processed, failed: sum.failed + failed }
    return more
  } catch (error) {
    log.error('sweeper.failed', error, { name })
    run.report[name] = 'failed'
    run.earliestDueAt = 0
    return false
  }
}
