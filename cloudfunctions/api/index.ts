import { type Outcome, type ResponseEnvelope, refuse } from '@shared/contract'
import { now } from '../platform/clock'
import { installDatabase } from '../platform/database/port'
import { sdkDatabase } from '../platform/database/sdk'
import { randomId } from '../platform/ids'
import { log } from '../platform/log'
import { answer } from './answer'
import { handlers } from './handlers'

installDatabase(sdkDatabase)

/**
 * The function the mini-program calls: parse, call, serialise. What throws is a bug: logged once, answered
 * `INTERNAL`.
 */
export async function main(
  event: unknown,
  invocation?: { request_id?: string },
): Promise<ResponseEnvelope<unknown>> {
  const requestId = invocation?.request_id || randomId()
  return { ...(await outcomeOf(event, requestId)), requestId, at: now() }
}

async function outcomeOf(event: unknown, requestId: string): Promise<Outcome<unknown>> {
  try {
    return await answer(handlers, event, requestId)
  } catch (error) {
    const { action, brand } = (event ?? {}) as { action?: unknown; brand?: unknown }
    log.error('api.failed', error, { requestId, action, brand })
    return refuse('INTERNAL')
  }
}
