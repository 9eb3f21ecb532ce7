import { join } from 'node:path'
import { type Clock, MovableClock } from './clock/clock'
import { documentsApi } from './documents-api'
import { Database } from './engine/database'
import { CloudError } from './errors'
import { type Chance, chance } from './faults/chance'
import { Faults } from './faults/faults'
import { delayOf } from './faults/latency'
import { refuseLongEnvironment } from './functions/environment'
import { httpAccess } from './functions/http-access'
import { Invoker } from './functions/invoker'
import { Functions } from './functions/registry'
import { Timers } from './functions/timers'
import { inspector } from './inspect/inspector'
import { InvocationLog } from './inspect/invocations'
import type { LocalCloud } from './local-cloud'
import { PlanGate } from './protocol/plan'
import { ProtocolServer } from './protocol/server'
import type { StartOptions } from './start-options'
import { Files } from './storage/files'
import { withOpenData } from './wx/cloud-ids'
import { OpenApi } from './wx/openapi'

/** Starts a whole local WeChat cloud in this process and resolves when it answers. */
export async function start(options: StartOptions): Promise<LocalCloud> {
  const envId = options.envId ?? 'local-env'
  const clock: Clock = options.clock ?? new MovableClock()
  const functions = new Functions(options)
  refuseLongEnvironment(options.env ?? {})
  const random = chance(options.seed ?? 1)
  const database = openDatabase(options, envId, clock, random)
  const files = new Files({ dataDir: options.dataDir, envId })
  const server = new ProtocolServer()
  const url = await server.listen(options.port ?? 0).catch(async (error: NodeJS.ErrnoException) => {
    await database.close()
    throw error.code === 'EADDRINUSE' ? new Error(`port ${options.port} is in use`) : error
  })
  const openapi = new OpenApi()
  const faults = new Faults(random)
  const log = new InvocationLog()
  const invoker = new Invoker({
    functions,
    url,
    envId,
    env: options.env ?? {},
    clock,
    instancesPerFunction: options.instancesPerFunction ?? 4,
    clockSkewMs: options.clockSkewMs ?? 0,
    patience: options.patience ?? 1,
    stickyEnv: options.stickyEnv ?? false,
    log,
    ended: token => (database.transactions.abortAllOf(token) > 0 ? [LEFT_OPEN] : []),
  })
  // Unencoded, as the platform gives it: the SDK encodes it once more before it downloads.
  const storageUrl = (path: string) => `${url}/storage/${path}`
  const inspect = inspector({ log, database })
  server.serve({
    inspector: inspect,
    gate: new PlanGate(options.plan ?? {}, clock.now),
    log,
    delay: (action, inTransaction, place) =>
      delayOf(options.latency ?? {}, action, inTransaction, () => random(...place)),
    services: { database, files, openapi, invoker, envId, storageUrl, now: clock.now },
    faults,
  })
  for (const { name, misconfigured } of functions.misconfigured())
    log.refusedOutside({ function: name }, { code: 'MISCONFIGURED', message: misconfigured }, clock.now())
  const timers = new Timers({ functions, invoker, clock, faults })
  if (options.timers !== 'manual') timers.start()
  return {
    url,
    envId,
    clock,
    call: async (name, event, caller) => {
      try {
        return await invoker.invoke(name, withOpenData(event, openapi), caller)
      } catch (error) {
        if (error instanceof CloudError) log.refusedOutside({ function: name, event }, error, clock.now())
        throw error
      }
    },
    http: httpAccess({ routes: options.httpRoutes ?? [], invoker, envId }),
    coldStart: invoker.coldStart,
    misconfigured: functions.misconfigured,
    fireTimer: (functionName, triggerName) => timers.fire(functionName, triggerName),
    faults: { add: faults.add, clear: faults.clear },
    invocations: { list: log.list, last: log.last, on: log.on, clear: log.clear },
    openapi: { answer: openapi.answer, calls: openapi.calls },
    data: documentsApi(database),
    storageUrl: fileId => storageUrl(files.pathOf(fileId) ?? fileId),
    inspector: inspect,
    stop: async () => {
      timers.stop()
      await invoker.stop()
      await server.close()
      await database.close()
      files.close()
      if (!options.clock && clock instanceof MovableClock) clock.stop()
    },
  }
}

function openDatabase(
  { dataDir, collections, strictIndexes }: StartOptions,
  envId: string,
  clock: Clock,
  random: Chance,
): Database {
  let drawn = 0
  try {
    return new Database({
      path: dataDir && join(dataDir, 'database'),
      collections,
      envId,
      clock,
      strictIndexes,
      random: () => random(drawn++),
    })
  } catch (error) {
    if (error instanceof CloudError || dataDir === undefined) throw error
    throw new Error(`the data in ${dataDir} cannot be opened: ${(error as Error).message}`)
  }
}

const LEFT_OPEN = 'the function answered with a transaction still open: commit it or roll it back'
