import { type Lowering, loweringFor, WAKE_ID } from '@shared/domain/sweep/wake'
import { now } from './clock'
import { _, minimumOf } from './database/operators'
import { database } from './database/port'
import { log } from './log'

/** The fields by which sweepers find what a document owes, and when. */
const DUTY_FIELDS = ['dueAt', 'calendarDueAt'] as const

/** When a document or update needs the sweepers, at the earliest; undefined when it does not. */
function dutyOf(written: object): number | undefined {
  const fields = written as Record<string, unknown>
  const times = DUTY_FIELDS.map(field => fields[field])
    .map(value => (typeof value === 'number' ? value : minimumOf(value)))
    .filter(time => time !== undefined)
  return times.length > 0 ? Math.min(...times) : undefined
}

/**
 * The answer of a write under way, once the sweepers will see its duty in time; both requests travel at once.
 */
export async function withDuty<T>(written: object, writing: Promise<T>): Promise<T> {
  const dueAt = dutyOf(written)
  if (dueAt === undefined) return writing
  const [answer] = await Promise.all([writing, lowerWake(dueAt)])
  return answer
}

let last: Lowering | null = null

/**
 * Lowers the wake document to a duty (`shared/domain/sweep/wake.ts`): at most one trip, and about two per
 * instance in 30 s however much it writes. A failure is no failure of the command: the full look finds the
 * duty within ten minutes.
 */
async function lowerWake(dueAt: number): Promise<void> {
  const lowering = loweringFor(dueAt, now(), last)
  if (!lowering) return
  last = lowering
  const change = { nextAt: _.min(lowering.to), lowered: _.inc(1), loweredAt: lowering.at }
  try {
    await database().update('wake', { _id: WAKE_ID }, change, 'one')
  } catch (error) {
    if (last === lowering) last = null
    log.warn('wake.not-lowered', { dueAt, reason: error instanceof Error ? error.message : String(error) })
  }
}
