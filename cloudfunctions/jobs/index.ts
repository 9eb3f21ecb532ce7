import { shardOf } from '@shared/domain/sweep/shard'
import { calledByTimer } from '../platform/caller'
import { now } from '../platform/clock'
import { installDatabase } from '../platform/database/port'
import { sdkDatabase } from '../platform/database/sdk'
import { auditAll } from './audit-all'
import { look } from './look'
import { isOperation, NOT_PROVED, operate } from './operate'
import { runSweepers } from './run'
import { sweepers } from './sweepers'

installDatabase(sdkDatabase)

/** Limit of this function when the platform does not say. */
const DEFAULT_LIMIT_MS = 20_000
/** What one group of documents may still need when the time is up. */
const MARGIN_MS = 5_000

/**
 * The timer: each minute the sweepers, for one read while nothing is due; a trigger named `sweep-2-of-4` does
 * the second of four shares, one named `look` looks for duties whatever the wake document says, `audit` only
 * audits and says what it found. A command of the operator proves itself; anything else that calls it by name
 * is refused before any work. Stops before its own time limit; the next run goes on.
 */
export async function main(
  event: { TriggerName?: unknown } | null,
  invocation?: { time_limit_in_ms?: number },
) {
  if (isOperation(event)) return operate(event)
  if (!calledByTimer()) return NOT_PROVED
  const limitMs = invocation?.time_limit_in_ms || DEFAULT_LIMIT_MS
  const endAt = now() + Math.max(limitMs - MARGIN_MS, limitMs / 2)
  if (event?.TriggerName === 'audit') return auditAll(endAt)
  return look(event?.TriggerName === 'look', () => runSweepers(sweepers, endAt, shardOf(event?.TriggerName)))
}
