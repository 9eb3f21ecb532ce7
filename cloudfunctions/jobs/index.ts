import { now } from '../platform/clock'
import { runSweepers } from './run'
import { sweepers } from './sweepers'

/** Limit of this function when the platform does not say. */
const DEFAULT_LIMIT_MS = 20_000
/** What one group of ten may still need when the time is up. */
const MARGIN_MS = 5_000

/**
 * The timer, every 15 s. A client may call it too: it has no input and no caller, and sweeping is repeatable, so that only costs
 * trips. Stops before its own time limit; the next run goes on.
 */
export async function main(_event: unknown, invocation?: { time_limit_in_ms?: number }) {
  const limitMs = invocation?.time_limit_in_ms || DEFAULT_LIMIT_MS
  return runSweepers(sweepers, now() + Math.max(limitMs - MARGIN_MS, limitMs / 2))
}
