import path from 'node:path'
import type { CollectionDeclaration, LocalCloud, Snapshot } from './cloud'
import { demoDocuments } from './demo'
import { seedDuplicatePayment } from './duplicate-payment'
import { type HttpListener, openFunctions } from './functions'
import { type HttpServer, openHttpServer } from './http-server'
import { openPayTill, type PayTill } from './pay-till'
import { PersistentClock } from './persistent-clock'
import { emptyFolder, newStackState, openStackState, writeStackState } from './stack-state'

export interface StackOptions {
  /** Where everything lives between runs; omitted: nowhere, gone on stop. */
  dataDir?: string
  /** Begin with an empty data directory. */
  fresh?: boolean
  /** Port of everything; 0 or omitted: a free one. */
  port?: number
  /** Built functions; the repository's own when omitted. */
  functionsDir?: string
  /** Collections and indexes; those a deployment creates when omitted. */
  collections?: CollectionDeclaration[]
  /** Functions built anew are used from their next call on. */
  reload?: boolean
  /** `demo-with-duplicate-payment`: the demo, and a duplicate payment of this morning to decide about. */
  seed?: 'demo' | 'demo-with-duplicate-payment' | 'none'
  /** What the clock shows at first, epoch ms; a kept data directory goes on from its own time. */
  now?: number
  /** `manual`: the sweepers run only when triggered. */
  timers?: 'auto' | 'manual'
  /** Overrides the time limit of every function, ms. */
  timeLimitMs?: number
  /** `frozen`: the clock shows what it was last moved to, and real time has no effect. */
  time?: 'runs' | 'frozen'
  /** Functions and WeChat Pay wait so many times longer for answers than they do outside; 1 when omitted. */
  patience?: number
  /** The cloud warns of every query that no index serves, however few documents it looked at. */
  strictIndexes?: boolean
  /** Where the simulator's keys are kept apart from the data, so that many short runs share them. */
  keysDir?: string
  /** Merchant numbers WeChat Pay knows beside the demo's; no brand collects with them until configured. */
  otherMchids?: readonly string[]
}

/** WeChat cloud, WeChat Pay and the demo brand as one thing, on one clock and one port. */
export interface Stack {
  url: string
  server: HttpServer
  cloud: LocalCloud
  /** WeChat Pay as the brand's tills see it. */
  pay: PayTill
  clock: PersistentClock
  /** Base64 of 32 bytes: what the deployment's secrets and the operator's commands are made with. */
  sealKey: string
  /** Receives every request that reached the functions over HTTP, and the invocation it became. */
  onHttp(listener: HttpListener): () => void
  /** All documents as at the very beginning, at `now` (this stack's first moment when omitted). */
  reset(now?: number): Promise<void>
  /** Remembers all documents, WeChat Pay and the time. Call it while nothing is under way. */
  snapshot(): Snapshot
  stop(): Promise<void>
}

/** Resolves when everything answers; throws `UnusableDataFolder`, or the system's error for the port. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { dataDir, fresh = false, seed = 'demo' } = options
  if (dataDir && fresh) emptyFolder(dataDir)
  const state = dataDir ? openStackState(dataDir) : newStackState()
  const server = await openHttpServer(options.port)
  const firstMoment = state.seeded ? Date.now() + state.clockAheadMs : (options.now ?? Date.now())
  const persist = () => {
    if (dataDir) writeStackState(dataDir, { ...state, clockAheadMs: clock.now() - Date.now() })
  }
  const clock = new PersistentClock(firstMoment, persist, { frozen: options.time === 'frozen' })
  const pay = openPayTill({
    clock,
    server,
    ...(dataDir ? { dataDir: path.join(dataDir, 'wechatpay') } : {}),
    ...(options.keysDir ? { keysDir: options.keysDir } : {}),
    ...(options.patience ? { patience: options.patience } : {}),
    ...(options.otherMchids ? { otherMchids: options.otherMchids } : {}),
  })
  const { cloud, onHttp } = await openFunctions({ ...options, server, clock, sealKey: state.sealKey })

  const settings = () => JSON.stringify(['brands', 'stores', 'campaigns'].map(name => cloud.data.find(name)))
  const reset = async (now = firstMoment) => {
    await clock.set(now)
    await pay.forget()
    const { merchantKeys } = pay
    const before = settings()
    await cloud.data.load(
      seed === 'none' ? {} : demoDocuments({ now: clock.now(), merchantKeys, sealKey: state.sealKey }),
    )
    // Instances remember settings for a while, and at the same moment again they would believe the old ones.
    if (settings() !== before) cloud.coldStart()
    if (seed === 'demo-with-duplicate-payment') await seedDuplicatePayment({ url: server.url, pay })
    state.seeded = true
    persist()
  }
  if (!state.seeded) await reset()
  const snapshot = () => {
    const at = clock.now()
    const parts = [cloud.data.snapshot(), pay.snapshot()]
    return {
      isCurrent: () => parts.every(part => part.isCurrent()),
      restore: async () => {
        await clock.set(at)
        for (const part of parts) await part.restore()
      },
    }
  }
  const stop = async () => {
    persist()
    await server.stop()
    await pay.stop()
    await cloud.stop()
    clock.stop()
  }
  return { url: server.url, server, cloud, pay, clock, sealKey: state.sealKey, onHttp, reset, snapshot, stop }
}
