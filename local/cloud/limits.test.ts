import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MovableClock } from './clock/clock'
import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([
    { name: 'orders', indexes: [{ fields: ['brand'] }, { fields: ['tags', 'marks'] }] },
    { name: 'empty' },
  ])
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.data.reset())

test('document ≤ 16 MB', async () => {
  const refusal = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { text: 'x'.repeat(16 * 1024 * 1024) } }),
  )
  expect(refusal.errMsg).toContain('object to insert too large')
})

test('a document over 512 KB is warned of: mini-program clients refuse it', async () => {
  await inside(cloud, ({ db }) =>
    db.collection('orders').add({ data: { _id: 'big', text: 'x'.repeat(600_000) } }),
  )
  expect(cloud.invocations.last()?.warnings.join()).toContain('document big has')
})

test('database answer ≤ 16 MB', async () => {
  await cloud.data.insert(
    'orders',
    Array.from({ length: 20 }, (_, i) => ({ _id: `o${i}`, text: 'x'.repeat(900_000) })),
  )
  const refusal = await refusalOf(cloud, ({ db }) => db.collection('orders').get())
  expect(refusal.errMsg).toContain('query result exceeds')
})

test('index key ≤ 1024 bytes', async () => {
  const refusal = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { brand: 'x'.repeat(1025) } }),
  )
  expect(refusal.errMsg).toContain('key too large to index, failing index: brand_1')
})

test('_id ≤ 1024 bytes, a string or a number', async () => {
  const long = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { _id: 'x'.repeat(1025) } }),
  )
  expect(long.errMsg).toContain('key too large to index, failing index: _id_')
  const odd = await refusalOf(cloud, ({ db }) => db.collection('orders').add({ data: { _id: { a: 1 } } }))
  expect(odd.errMsg).toContain('_id must be a non-empty string or a number')
  await inside(cloud, ({ db }) =>
    db
      .collection('orders')
      .doc(5)
      .set({ data: { n: 1 } }),
  )
  expect(cloud.data.get('orders', 5)).toEqual({ _id: 5, n: 1 })
})

test('an index has at most one array per document', async () => {
  const refusal = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { tags: [1, 2], marks: [1, 2] } }),
  )
  expect(refusal.errMsg).toContain('cannot index parallel arrays')
})

test('nesting ≤ 100 levels', async () => {
  const refusal = await refusalOf(cloud, ({ db }) => {
    let deep: unknown = 1
    for (let i = 0; i < 110; i++) deep = { deep }
    return db.collection('orders').add({ data: { deep } })
  })
  expect(refusal.errMsg).toContain('nesting limit')
})

test('field names with $ or a dot are not stored', async () => {
  const dotted = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { list: [{ 'a.b': 1 }] } }),
  )
  expect(dotted.errMsg).toContain("The dotted field 'a.b'")
  const dollar = await refusalOf(cloud, ({ db }) =>
    db.collection('orders').add({ data: { list: [{ $a: 1 }] } }),
  )
  expect(dollar.errMsg).toContain("The dollar ($) prefixed field '$a'")
})

test('skip over 1,000 is warned of', async () => {
  await inside(cloud, ({ db }) => db.collection('empty').skip(1001).get())
  expect(cloud.invocations.last()?.warnings.join()).toContain('skip(1001)')
})

test('collections ≤ 100, created once, with legal names', async () => {
  await inside(cloud, ({ db }) => db.createCollection('fresh'))
  await inside(cloud, ({ db }) => db.collection('fresh').add({ data: { a: 1 } }))
  const refusals = await inside(cloud, async ({ db }) => {
    const refused = (name: string) =>
      db.createCollection(name).then(
        () => 'created',
        error => String(error.message),
      )
    const again = await refused('fresh')
    const odd = await refused('no spaces')
    let full = ''
    for (let i = 0; i < 100 && !full.includes('more than'); i++) full = await refused(`c${i}`)
    return [again, odd, full]
  })
  expect(refusals[0]).toContain('already exists')
  expect(refusals[1]).toContain('illegal collection name')
  expect(refusals[2]).toContain('more than 100 collections')
})

test('indexes per collection ≤ 20', async () => {
  const indexes = Array.from({ length: 21 }, (_, i) => ({ fields: [`f${i}`] }))
  await expect(startFixture([{ name: 'wide', indexes }])).rejects.toThrow('more than 20 indexes')
})

test('function environment ≤ 4 KB', async () => {
  await expect(startFixture([], { env: { BIG: 'x'.repeat(5000) } })).rejects.toThrow('4096')
})

test('functions per environment ≤ 50', async () => {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'))
  for (let i = 0; i < 51; i++) {
    mkdirSync(join(functionsDir, `f${i}`))
    writeFileSync(join(functionsDir, `f${i}`, 'index.js'), '')
  }
  await expect(startFixture([], { functionsDir })).rejects.toThrow('51 functions, the platform allows 50')
  rmSync(functionsDir, { recursive: true })
})

test.each([
  ['timeout 1 to 60 s', '{ "timeout": 61 }', 'timeout is 61, the platform allows 1 to 60'],
  ['memory 128 to 2048 MB', '{ "memorySize": 64 }', 'memorySize is 64, the platform allows 128 to 2048'],
])('function %s', async (_, config, text) => {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'))
  mkdirSync(join(functionsDir, 'f'))
  writeFileSync(join(functionsDir, 'f', 'index.js'), '')
  writeFileSync(join(functionsDir, 'f', 'config.json'), config)
  const misconfigured = await startFixture([], { functionsDir })
  const { error } = (await misconfigured.call('f', {}, {})) as { error?: { errorMessage: string } }
  expect([misconfigured.misconfigured()[0]?.misconfigured, error?.errorMessage]).toEqual([
    expect.stringContaining(text),
    expect.stringContaining(text),
  ])
  await misconfigured.stop()
  rmSync(functionsDir, { recursive: true })
})

test('function timeout 3 s and memory 256 MB, when config.json says nothing', async () => {
  const outcome = await cloud.call('plain', {}, {})
  expect(outcome).toMatchObject({ ok: true, result: { time_limit_in_ms: 3000, memory_limit_in_mb: 256 } })
})

describe('plan limits, when a plan is given', () => {
  test('plan connections: requests beyond them are refused', async () => {
    const small = await startFixture([{ name: 'orders' }], {
      plan: { connections: 3 },
      latency: { readMs: 50 },
    })
    const texts = await inside(small, async ({ db }) =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          db
            .collection('orders')
            .get()
            .then(
              () => 'ok',
              error => `${error.errCode}`,
            ),
        ),
      ),
    )
    expect(texts.filter(text => text === 'ok')).toHaveLength(3)
    expect(texts).toContain('-501004')
    await small.stop()
  })

  test('a plan can be given by its name: 30 requests per second of the clock', async () => {
    const clock = new MovableClock(undefined, { frozen: true })
    const basic = await startFixture([{ name: 'orders' }], { plan: 'basic', clock })
    const untilRefused = () =>
      inside(basic, async ({ db }) => {
        for (let ok = 0; ; ok++) {
          const fate = await db
            .collection('orders')
            .get()
            .then(
              () => 'ok',
              error => `${error.errCode}`,
            )
          if (fate !== 'ok') return { ok, fate }
        }
      })
    expect(await untilRefused()).toEqual({ ok: 30, fate: '-501003' })
    await clock.advance(1000)
    expect(await untilRefused()).toEqual({ ok: 30, fate: '-501003' })
    await basic.stop()
  })

  test('plan requests per second: requests beyond them are refused', async () => {
    const small = await startFixture([{ name: 'orders' }], { plan: { requestsPerSecond: 10 } })
    const texts = await inside(small, async ({ db }) =>
      Promise.all(
        Array.from({ length: 100 }, () =>
          db
            .collection('orders')
            .get()
            .then(
              () => 'ok',
              error => `${error.errCode}`,
            ),
        ),
      ),
    )
    expect(texts.filter(text => text === 'ok').length).toBeGreaterThanOrEqual(10)
    expect(texts).toContain('-501003')
    await small.stop()
  })
})
