import type { Database } from '../engine/database'
import { CloudError } from '../errors'
import type { Running } from '../functions/running'
import type { Handled, Services } from './action'
import type { ProtocolRequest } from './body'
import { DATABASE_ACTIONS } from './database-actions'
import { transactionId } from './fields'
import { callFunction, oldOpenApi, openApi, pay } from './platform-actions'
import { STORAGE_ACTIONS } from './storage-actions'

/** Finds and runs the action of one request. `by` is the invocation it belongs to, if any. */
export async function perform(
  request: ProtocolRequest,
  by: Running | undefined,
  services: Services,
): Promise<Handled> {
  const { action, fields } = request
  const envName = fields.envName
  if (typeof envName === 'string' && envName !== '' && envName !== services.envId) {
    throw new CloudError(
      'INVALIID_ENV',
      `[ResourceNotFound] Env not exist: ${envName}`,
      `this environment is called "${services.envId}"; use cloud.DYNAMIC_CURRENT_ENV instead of a fixed name`,
    )
  }
  const database = DATABASE_ACTIONS[action]
  if (database) {
    const owner = by?.token
    const warnings = outsideWarnings(action, fields, owner, services.database)
    const handled = await database(fields, {
      database: services.database,
      nowMs: services.now(),
      owner,
    })
    return withWarnings(handled, warnings)
  }
  const storage = STORAGE_ACTIONS[action]
  if (storage) return storage(fields, services)
  if (action === 'functions.invokeFunction') return callFunction(fields, by, services)
  if (action === 'wx.openApi') return openApi(request, by, services)
  if (action === 'wx.wxPayApi') return pay(request, services)
  if (action === 'wx.api') return oldOpenApi(fields, by, services)
  throw new CloudError(
    'INVALID_PARAM',
    `[InvalidParameter.Action] unknown action: ${action}`,
    `wx-server-sdk 4.0.2 sends no "${action}"; this emulator does not know it`,
  )
}

/** Calls that cannot carry a transaction run beside the one that is open, silently: they are flagged. */
function outsideWarnings(
  action: string,
  fields: Record<string, unknown>,
  owner: string | undefined,
  database: Database,
): string[] {
  if (owner === undefined || transactionId(fields) !== undefined || action === 'database.startTransaction')
    return []
  if (database.transactions.ownedBy(owner).length === 0) return []
  return [
    `${action} on ${String(fields.collectionName)} ran outside the open transaction: it does not see its writes, is not undone with it, and would wait up to 30 s for its locks`,
  ]
}

const withWarnings = (handled: Handled, warnings: string[]): Handled => {
  const { scanned = 0, returned = 0, warnings: known = [] } = handled.effort ?? {}
  return warnings.length === 0
    ? handled
    : { ...handled, effort: { scanned, returned, warnings: [...known, ...warnings] } }
}
