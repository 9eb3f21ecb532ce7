import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { FUNCTIONS } from '../fixtures/drive'
import { start } from '../index'
import { CASES } from './cases'
import { emulatorTarget } from './emulator'
import { mongodbTarget } from './mongodb'
import { differences } from './suite'
import { COLLECTIONS, type Target } from './target'

jest.mock('mongodb', () => jest.requireActual('../fixtures/fake-mongodb'), { virtual: true })

/** Every case is a few requests, some through a process of their own: long on a busy machine. */
jest.setTimeout(240_000)

test('the emulator agrees with every case, over the wire', async () => {
  const target = await emulatorTarget()
  expect(CASES.length).toBeGreaterThan(120)
  expect(await differences(target)).toEqual([])
  await target.close()
})

test('the way to MongoDB is walked for every case, here through a driver over our own engine', async () => {
  const target = await mongodbTarget('mongodb://nowhere/?replicaSet=rs')
  expect(target.name).toBe('MongoDB')
  expect(await differences(target)).toEqual([])
  await target.close()
})

test('a target that differs is told apart, case by case', async () => {
  const target = await emulatorTarget()
  const generous: Target = {
    ...target,
    perform: async (collection, step) =>
      'update' in step ? { changed: 1 } : target.perform(collection, step),
  }
  const names = (await differences(generous)).map(({ name }) => name)
  expect(names).toContain('an update that changes nothing counts nothing')
  expect(names).toContain('refused update: $inc on a string')
  expect(names).not.toContain('an _id is taken once')
  await target.close()
})

test('the way to a real environment works: signed by the SDK, here pointed at the emulator', async () => {
  const cloud = await start({ functionsDir: FUNCTIONS, collections: COLLECTIONS, timers: 'manual' })
  const { out, code } = await run(['--env', cloud.envId], {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: cloud.url }),
  })
  expect(out).toContain(`environment local-env: ${CASES.length} of ${CASES.length} cases agree`)
  expect(code).toBe(0)
  await cloud.stop()
})

test('without keys or a driver a target says what it needs', async () => {
  expect((await run(['--env', 'x'], {})).out).toContain('set TENCENTCLOUD_SECRETID')
  expect((await run(['--mongodb', 'mongodb://x'], {})).out).toContain('npm install --no-save mongodb')
})

const run = (words: string[], env: Record<string, string>) =>
  new Promise<{ code: number; out: string }>(resolve => {
    const script = ['--import', 'tsx', join(__dirname, 'run.ts'), ...words]
    execFile(process.execPath, script, { env: { PATH: process.env.PATH, ...env } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out + err }),
    )
  })
