import { calledByTimer } from '../platform/caller'
import { now } from '../platform/clock'
import { auditAll } from './audit-all'
import { isOperation, NOT_PROVED, operate } from './operate'
import { runSweepers } from './run'
import { sweepers } from './sweepers'

/** Limit of this function when the platform does not say. */
const DEFAULT_LIMIT_MS = 20_000
/** What one group of ten may still need when the time is up. */
const MARGIN_MS = 5_000

/**
 * The timer: every 15 s the sweepers; the trigger `audit` only looks and says what it found; a command of the operator proves itself.
 * Anything else that calls it by name is refused before any work. Stops before its own time limit; the next run goes on.
 */
export async function main(
  event: { TriggerName?: unknown } | null,
  invocation?: { time_limit_in_ms?: number },
) {
  if (isOperation(event)) return operate(event)
  if (!calledByTimer()) return NOT_PROVED
  if (event?.TriggerName === 'audit') return auditAll()
  const limitMs = invocation?.time_limit_in_ms || DEFAULT_LIMIT_MS
  return runSweepers(sweepers, now() + Math.max(limitMs - MARGIN_MS, limitMs / 2))
}
