import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFixture } from './fixtures/drive'
import { ACCOUNTS, KILLED_COLLECTIONS } from './fixtures/write-until-killed'
import type { LocalCloud } from './local-cloud'

/** A store is killed again and again while the unmodified SDK writes to it; then its books are read. */

const ROUNDS = Number(process.env.DURABILITY_ROUNDS ?? 5)
jest.setTimeout(30_000 + ROUNDS * 20_000)

let dataDir: string
let cloud: LocalCloud | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kill-9-'))
})
afterEach(async () => {
  await cloud?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test(`kill -9 loses no acknowledged write and tears no document and no transaction (${ROUNDS} rounds)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await writeUntilKilled(round)
    cloud = await startFixture(KILLED_COLLECTIONS, { dataDir })
    expect(missing(acknowledged.single, numbersOf(cloud, 'singles', round))).toEqual([])
    expect(missing(acknowledged.pair, numbersOf(cloud, 'debits', round))).toEqual([])
    expect(tornDocuments(cloud)).toEqual([])
    expect(tornTransactions(cloud)).toEqual([])
    expect(wrongAccounts(cloud)).toEqual([])
    expect(acknowledged.pair.length).toBeGreaterThan(0)
    await cloud.stop()
    cloud = undefined
  }
})

const numbersOf = (cloud: LocalCloud, collection: string, round: number) =>
  new Set(cloud.data.find(collection, { round }).map(doc => doc.n as number))

const missing = (wanted: number[], stored: Set<number>) => wanted.filter(n => !stored.has(n))

const tornDocuments = (cloud: LocalCloud) =>
  cloud.data.find('singles').filter(({ left, right }) => left !== right)

/** Of two documents added in one transaction there are both or none. */
function tornTransactions(cloud: LocalCloud): string[] {
  const sides = ['debits', 'credits'].map(
    side => new Set(cloud.data.find(side).map(({ _id }) => String(_id))),
  )
  const [debits = new Set(), credits = new Set()] = sides
  return [...debits, ...credits].filter(id => !(debits.has(id) && credits.has(id)))
}

/** Each account holds what the lines of all rounds say, to the point. */
function wrongAccounts(cloud: LocalCloud): string[] {
  const points = Array.from({ length: ACCOUNTS }, () => 0)
  for (const [side, sign] of [['debits', -1] as const, ['credits', 1] as const])
    for (const { account, n } of cloud.data.find(side))
      points[Number(account)] = (points[Number(account)] ?? 0) + sign * Number(n)
  const accounts = cloud.data.find('accounts')
  return accounts
    .filter(({ _id, points: held }) => held !== points[Number(_id)])
    .map(({ _id }) => String(_id))
}

type Acknowledged = { single: number[]; pair: number[] }

/**
 * Starts the writer in a process of its own and kills it at a random moment after its first acknowledged
 * transaction.
 */
function writeUntilKilled(round: number): Promise<Acknowledged> {
  return new Promise((resolve, reject) => {
    const writer = join(__dirname, 'fixtures', 'write-until-killed.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', writer, dataDir, String(round)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    let armed = false
    child.stdout.on('data', chunk => {
      text += String(chunk)
      if (armed || !text.includes('pair')) return
      armed = true
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 400)
    })
    child.on('error', reject)
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve(read(text)) : reject(new Error('the writer ended by itself')),
    )
  })
}

function read(text: string): Acknowledged {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map(line => line.split(' '))
  const numbers = (kind: string) => lines.filter(([name]) => name === kind).map(([, n]) => Number(n))
  return { single: numbers('single'), pair: numbers('pair') }
}
