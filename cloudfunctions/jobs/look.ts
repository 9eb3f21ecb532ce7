import { nextLookAt, WAKE_ID, type WakeDoc } from '@shared/domain/sweep/wake'
import { now } from '../platform/clock'
import { insert, read, updateWhere } from '../platform/database'
import { log } from '../platform/log'
import type { Run } from './run'

/**
 * A turn of the timer: nothing but one read while the wake document says that no duty is due yet, unless it
 * is `forced`; otherwise `run`, after which the document is raised when nothing was due
 * (`shared/domain/sweep/wake.ts`). Says what the run reported.
 */
export async function look(forced: boolean, run: () => Promise<Run>): Promise<Run['report']> {
  const wake = (await read('wake', WAKE_ID)) ?? (await begun())
  const beganAt = now()
  if (wake.nextAt > beganAt && !forced) return {}
  const { report, earliestDueAt } = await run()
  const nextAt = nextLookAt(wake, { beganAt, earliestDueAt })
  if (nextAt !== null) {
    const raised = await updateWhere('wake', { _id: WAKE_ID, lowered: wake.lowered }, { nextAt })
    // A concurrent write added a duty: `nextAt` stays low, and the next run looks.
    if (raised === 0) log.note('wake.lowered-meanwhile', { nextAt })
  }
  return report
}

/** Written before the first look, so that a duty written during it is not overlooked. */
async function begun(): Promise<WakeDoc> {
  const wake: WakeDoc = { _id: WAKE_ID, nextAt: 0, lowered: 0, loweredAt: 0 }
  await insert('wake', wake)
  return wake
}
