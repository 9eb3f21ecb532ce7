import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../index'
import type { LocalCloud } from '../local-cloud'

const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
const file = join(folder, 'hello', 'index.js')
/** On one line, as bundles are. */
const code = (word: string) =>
  [
    `let calls = 0; const path = require('node:path'); exports.main = event => { if (event.die) process.exit();`,
    `if (event.isCompiled) return Boolean(require('node:worker_threads').workerData.compiled);`,
    `const where = /index.js:1:(\\d+)/.exec(new Error().stack)[1];`,
    `return ['${word}', ++calls, path.basename(__dirname), Number(where)] }`,
  ].join(' ')
const COLUMN = code('old').indexOf('new Error') + 1

let cloud: LocalCloud
beforeAll(async () => {
  mkdirSync(join(folder, 'hello'))
  writeFileSync(file, code('old'))
  cloud = await start({ functionsDir: folder, collections: [], timers: 'manual' })
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Answered by an instance that has just started. */
async function fresh(): Promise<unknown> {
  await cloud.call('hello', { die: true }, {})
  const outcome = await cloud.call('hello', {}, {})
  return outcome.ok ? outcome.result : outcome.error
}

test('an instance started with what another has compiled does the same, and shares no memory with it', async () => {
  for (const _again of [1, 2, 3, 4]) expect(await fresh()).toEqual(['old', 1, 'hello', COLUMN])
})

test('code that was built anew, of the same length, is not taken for the old', async () => {
  await fresh()
  writeFileSync(file, code('new'))
  for (const _again of [1, 2]) expect(await fresh()).toEqual(['new', 1, 'hello', COLUMN])
})

const MOST_STARTS = 200

test('cold starts are no loss of it: soon no instance compiles anything anew', async () => {
  const another = await start({ functionsDir: folder, collections: [], timers: 'manual' })
  const begunWithIt: unknown[] = []
  // What is compiled is kept beside the run, so a busy machine may start some more before it is there.
  for (let starts = 0; starts < MOST_STARTS && begunWithIt.at(-1) !== true; starts += 1) {
    another.coldStart('hello')
    const outcome = await another.call('hello', { isCompiled: true }, {})
    begunWithIt.push(outcome.ok ? outcome.result : outcome.error)
  }
  await another.stop()
  expect([begunWithIt[0], begunWithIt.at(-1)]).toEqual([false, true])
})
