import { cpSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { NEVER } from '@shared/domain/due'
import { auditCheckIdOf } from '@shared/domain/ids'
import type { AuditCheckDoc } from '@shared/domain/reconciliation/types'
import { Database, type LocalCloud, MovableClock } from '../local/cloud'
import { declaredCollections } from '../local/declared-collections'
import { BRAND_ID } from '../local/demo'
import { startStack } from '../local/stack'
import { largeBrand, type Made } from './large-brand'
import { stopwatch } from './stopwatch'

const MEMBERS = Number(process.env.BENCH_MEMBERS ?? 10_000)
const COUPONS = Number(process.env.BENCH_COUPONS ?? 50_000)
/** Documents written in one transaction of the store. */
const GROUP = 50_000
/** At night, so that the day's own planning does not mix with what is measured. */
const NIGHT = Date.parse('2026-11-22T02:00:00+08:00')
/** Not the demo's own day, whose audit the demo has done. */
const DAY = '2026-11-21'
const ENV_ID = 'local-env'
const SAID = 'heap-peak'
/**
 * Of the large collections only the indexes that the audit and the sweepers' looks read: millions of unread
 * entries would take hours.
 */
const READ: Readonly<Record<string, readonly string[]>> = {
  members: ['dueAt', 'calendarDueAt', 'brandId+_id'],
  ledger: ['ref', 'memberId+seq'],
  orders: ['dueAt', 'brandId+_id'],
  coupons: ['state+dueAt', 'brandId+_id', 'batchId+k'],
}
const collections = declaredCollections().map(({ name, indexes = [] }) => {
  const isRead = (fields: readonly string[]) => READ[name]?.includes(fields.join('+')) ?? true
  return { name, indexes: indexes.filter(({ fields }) => isRead(fields)) }
})

/**
 * The audit of a large brand through the built `jobs` function: runs, time, and the most memory one instance
 * needed.
 */
export async function measureAudit() {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-audit-'))
  try {
    const functionsDir = watched(path.join(folder, 'functions'))
    const dataDir = path.join(folder, 'data')
    await (await startStack({ dataDir, functionsDir, collections, timers: 'manual', now: NIGHT })).stop()
    await seed(dataDir)
    const stack = await startStack({ dataDir, functionsDir, collections, timers: 'manual', patience: 20 })
    await stack.cloud.data.insert('checks', [dueAudit(stack.clock.now())])
    await work(stack.cloud)
    await stack.stop()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A copy of the built functions, so that a build meanwhile changes nothing, whose `jobs` says how much heap
 * it needed.
 */
function watched(folder: string): string {
  cpSync(path.resolve(__dirname, '../cloudfunctions/dist'), folder, { recursive: true })
  renameSync(path.join(folder, 'jobs/index.js'), path.join(folder, 'jobs/product.js'))
  writeFileSync(
    path.join(folder, 'jobs/index.js'),
    `const { main } = require('./product.js')
    let most = 0
    setInterval(() => { most = Math.max(most, process.memoryUsage().heapUsed) }, 10).unref()
    exports.main = async (...given) => {
      most = 0
      try { return await main(...given) } finally { console.log('${SAID} ' + most) }
    }`,
  )
  return folder
}

/** Straight into the store, past the wire and its locks. */
async function seed(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'cloud/database')
  const database = new Database({ path: folder, collections, envId: ENV_ID, clock: new MovableClock() })
  const { store } = database
  const spent = stopwatch()
  const counted = new Map<string, number>()
  const write = (group: readonly Made[]) =>
    store.queue.run(() => {
      for (const { collection, document } of group) {
        store.put(store.catalogue.get(collection), document._id, undefined, document as never)
        counted.set(collection, (counted.get(collection) ?? 0) + 1)
      }
    })
  let group: Made[] = []
  for (const made of largeBrand({ members: MEMBERS, coupons: COUPONS }, NIGHT)) {
    group.push(made)
    if (group.length < GROUP) continue
    await write(group)
    group = []
    progress(counted, spent().wall)
  }
  await write(group)
  await database.close()
  const bytes = statSync(path.join(folder, 'data/data.mdb')).size
  console.log(`seeded ${[...counted].map(([name, n]) => `${n} ${name}`).join(', ')}`)
  console.log(`in ${inSeconds(spent())}, ${(bytes / 2 ** 30).toFixed(2)} GiB`)
}

let saidAt = 0
function progress(counted: ReadonlyMap<string, number>, wall: number): void {
  if (performance.now() - saidAt < 30_000) return
  saidAt = performance.now()
  console.error(`seeding: ${counted.get('members')} members after ${wall.toFixed(1)} s`)
}

const auditId = auditCheckIdOf(BRAND_ID, DAY)

const dueAudit = (now: number): AuditCheckDoc => ({
  _id: auditId,
  brandId: BRAND_ID,
  day: DAY,
  kind: 'audit',
  state: 'due',
  at: now,
  tries: 0,
  turn: null,
  dueAt: now,
  broken: [],
  liability: null,
  progress: null,
})

/** The timer again and again, without the pause of a minute between two runs. */
async function work(cloud: LocalCloud): Promise<void> {
  const spent = stopwatch()
  let [runs, trips, mostHeap] = [0, 0, 0]
  let check = checkOf(cloud)
  for (; check.dueAt !== NEVER; check = checkOf(cloud)) {
    const outcome = await cloud.fireTimer('jobs', 'look')
    if (!outcome.ok) throw new Error(outcome.error.errorMessage)
    const { invocation } = outcome
    runs += 1
    trips += invocation.trips.length
    mostHeap = Math.max(mostHeap, heapOf(invocation.logs))
    cloud.invocations.clear()
    const { progress } = checkOf(cloud)
    if (progress) {
      const { step, looked, turns } = progress
      console.error(`run ${runs}: ${step}, ${looked} looked at in ${turns} turns, ${inSeconds(spent())}`)
    }
  }
  console.log('| audit | measured |\n| --- | --- |')
  console.log(`| members · coupons | ${MEMBERS.toLocaleString('en')} · ${COUPONS.toLocaleString('en')} |`)
  console.log(`| outcome | ${check.state}, ${check.broken.length} broken |`)
  console.log(`| runs of jobs | ${runs} |`)
  console.log(`| round trips | ${trips.toLocaleString('en')} |`)
  console.log(`| time at work | ${inSeconds(spent())} |`)
  console.log(`| most heap of the instance | ${Math.round(mostHeap / 2 ** 20)} MB |`)
  for (const broken of check.broken) console.log(broken)
}

const checkOf = (cloud: LocalCloud) => cloud.data.get('checks', auditId) as unknown as AuditCheckDoc
const heapOf = (logs: readonly string[]) =>
  Math.max(0, ...logs.map(line => Number(new RegExp(`${SAID} (\\d+)`).exec(line)?.[1] ?? 0)))
const inSeconds = ({ wall, cpu }: { wall: number; cpu: number }) =>
  `${wall.toFixed(1)} s, of CPU ${cpu.toFixed(1)} s`
