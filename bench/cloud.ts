import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type LocalCloud, start } from '../local/cloud'

/** What the cloud emulator costs: on top of the SDK, per durable write, at its start, and as data grows. */

const COLLECTIONS = [{ name: 'members', indexes: [{ fields: ['brand', 'dueAt'] }] }]
const functionsDir = path.resolve(__dirname, '../local/cloud/fixtures/functions')
const LARGE = Number(process.env.BENCH_DOCUMENTS ?? 100_000)

export async function measureCloud() {
  console.log('| cloud emulator | measured |\n| --- | --- |')
  await startUp()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-cloud-'))
  const cloud = await start({ functionsDir, dataDir, collections: COLLECTIONS, timers: 'manual' })
  await cloud.data.insert('members', members(0, 1000))
  await pointReads(cloud)
  await durableUpdates(cloud)
  await growth(cloud)
  await cloud.stop()
  await reopening(dataDir)
  rmSync(dataDir, { recursive: true })
}

async function startUp() {
  const fresh: number[] = []
  for (let i = 0; i < 20; i++) {
    const from = performance.now()
    const cloud = await start({ functionsDir, collections: COLLECTIONS, timers: 'manual' })
    fresh.push(performance.now() - from)
    await cloud.stop()
  }
  line('a fresh isolated store, median', ms(median(fresh)))
  line('the first one of the process', ms(fresh[0] as number))
}

/**
 * The same point read through the SDK inside a function, and from a bare HTTP client: the latter is the
 * emulator alone.
 */
async function pointReads(cloud: LocalCloud) {
  const inFunction = `async ({ db }) => {
    const times = []
    for (let i = 0; i < 600; i++) {
      const from = performance.now()
      await db.collection('members').doc('m' + (i % 1000)).get()
      times.push(performance.now() - from)
    }
    return times.slice(100).sort((a, b) => a - b)[250]
  }`
  const outcome = await cloud.call('script', { code: inFunction }, {})
  if (!outcome.ok) throw new Error(outcome.error.errorMessage)
  const bare: number[] = []
  for (let i = 0; i < 600; i++) {
    const from = performance.now()
    await post(cloud.url, {
      action: 'database.getDocument',
      collectionName: 'members',
      query: `{"_id":"m${i}"}`,
      limit: 1,
    })
    bare.push(performance.now() - from)
  }
  const whole = outcome.result as number
  const emulator = median(bare.slice(100))
  line('point read through the SDK, median', ms(whole))
  line('of it the emulator (the same read from a bare HTTP client)', ms(emulator))
  line('of it the SDK itself', ms(whole - emulator))
}

/** The client has a process of its own, as the functions' instances have their threads. */
async function durableUpdates(cloud: LocalCloud) {
  const total = 6000
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-e',
    BARE_CLIENT,
    cloud.url,
    String(total),
  ])
  line('durable conditional updates, 32 in flight', `${Math.round((total / Number(stdout)) * 1000)} /s`)
}

const BARE_CLIENT = `
const http = require('node:http')
const [, url, total] = process.argv
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 })
const post = body => new Promise((resolve, reject) => {
  const request = http.request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, response => {
    response.resume().on('end', resolve)
  })
  request.on('error', reject)
  request.end(body)
})
const update = n => post(JSON.stringify({
  action: 'database.modifyDocument', collectionName: 'members', queryType: 'WHERE', merge: true, multi: true, upsert: false,
  query: JSON.stringify({ _id: 'm' + (n % 1000), seq: { $gte: 0 } }), data: '{"$inc":{"seq":1}}',
}))
let next = 0
const worker = async () => { for (let n = next++; n < total; n = next++) await update(n) }
const from = performance.now()
Promise.all(Array.from({ length: 32 }, worker)).then(() => {
  console.log(performance.now() - from)
  process.exit()
})`

async function growth(cloud: LocalCloud) {
  let have = 1000
  for (const size of [10_000, LARGE]) {
    for (let at = have; at < size; at += 5000)
      await cloud.data.insert('members', members(at, Math.min(size, at + 5000)))
    have = size
    const times: number[] = []
    for (let i = 0; i < 200; i++) {
      const from = performance.now()
      await post(cloud.url, {
        action: 'database.getDocument',
        collectionName: 'members',
        query: `{"brand":"b${i % 10}","dueAt":{"$lte":${i * 7}}}`,
        order: '{"dueAt":1}',
        limit: 20,
      })
      times.push(performance.now() - from)
    }
    line(
      `equality + range + sort + limit 20 by index, ${size.toLocaleString('en')} documents`,
      ms(median(times)),
    )
  }
}

async function reopening(dataDir: string) {
  const from = performance.now()
  const cloud = await start({ functionsDir, dataDir, collections: COLLECTIONS, timers: 'manual' })
  await post(cloud.url, {
    action: 'database.getDocument',
    collectionName: 'members',
    query: '{"brand":"b1","dueAt":{"$lte":70}}',
    limit: 1,
  })
  line(`restart and first query with ${LARGE.toLocaleString('en')} documents`, ms(performance.now() - from))
  await cloud.stop()
}

const members = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => {
    const n = from + i
    return {
      _id: `m${n}`,
      brand: `b${n % 10}`,
      seq: 0,
      dueAt: n,
      points: { active: n % 500, pending: 0 },
      name: `member ${n}`,
      tags: ['new', 'tea'],
      joinedAt: 1_790_000_000_000 + n,
    }
  })

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

function post(url: string, body: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      response => {
        let text = ''
        response.on('data', chunk => {
          text += chunk
        })
        response.on('end', () => {
          const answer = JSON.parse(text) as { code?: string; message?: string }
          if (answer.code) reject(new Error(answer.message))
          else resolve(answer)
        })
      },
    )
    request.on('error', reject)
    request.end(JSON.stringify(body))
  })
}

const median = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] as number
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const line = (what: string, figure: string) => console.log(`| ${what} | ${figure} |`)
