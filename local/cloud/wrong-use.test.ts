import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

/** Wrong use is answered as the platform answers it, and the inspector says what to do. */

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'orders' }])
})
afterAll(() => cloud.stop())

const post = async (body: string) => {
  const answer = await fetch(cloud.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return { status: answer.status, body: (await answer.json()) as { code?: string; message?: string } }
}

/** What the inspector says about the latest thing that happened. */
const lastAdvice = () => cloud.invocations.last()?.warnings.join()

test('an unknown action sent by a function', async () => {
  const answer = await inside(cloud, async () => {
    const { URL: url } = JSON.parse(String(process.env.TCB_CONTEXT_CNFG))
    const body = JSON.stringify({ action: 'database.watch', wxCloudApiToken: process.env.WX_API_TOKEN })
    return (
      await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    ).json()
  })
  expect(answer).toMatchObject({ code: 'INVALID_PARAM' })
  expect(cloud.invocations.last()).toMatchObject({
    function: 'script',
    trips: [{ action: 'database.watch' }],
  })
  expect(lastAdvice()).toContain('wx-server-sdk 4.0.2 sends no "database.watch"')
})

test('an unknown action', async () => {
  expect(await post('{"action":"database.watch"}')).toMatchObject({
    status: 200,
    body: { code: 'INVALID_PARAM', message: expect.stringContaining('unknown action: database.watch') },
  })
  expect(cloud.invocations.last()).toMatchObject({ function: '(outside)', outcome: 'error' })
  expect(lastAdvice()).toContain('wx-server-sdk 4.0.2 sends no "database.watch"')
})

test('a body that is not JSON', async () => {
  expect(await post('{oops')).toMatchObject({ status: 200, body: { code: 'INVALID_COMMON_PARAM' } })
  expect(lastAdvice()).toContain('request body is not JSON')
})

test.each([
  ['text that is not EJSON', '{"_id":', 'invalid EJSON in query', 'use the SDK, which writes EJSON itself'],
  ['a filter that is a list', '[]', 'query must be an object', 'query must be an object'],
  [
    'an ObjectId',
    '{"a":{"$oid":"507f1f77bcf86cd799439011"}}',
    'EJSON type $oid is not supported',
    'store a string or an integer instead',
  ],
])('%s', async (_, query, text, advice) => {
  const { body } = await post(
    JSON.stringify({ action: 'database.getDocument', collectionName: 'orders', query }),
  )
  expect(body).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining(text) })
  expect(lastAdvice()).toContain(advice)
})

test('a web page from elsewhere is turned away', async () => {
  const answer = await fetch(`${cloud.url}/inspect/reset`, {
    method: 'POST',
    headers: { origin: 'https://example.com' },
  })
  expect(answer.status).toBe(403)
})

test('another environment', async () => {
  const refusal = await refusalOf(cloud, ({ cloud }) =>
    cloud.database({ env: 'production-1a2b' }).collection('orders').get(),
  )
  expect(refusal).toMatchObject({
    errCode: -501005,
    errMsg: expect.stringContaining('Env not exist: production-1a2b'),
  })
  expect(cloud.invocations.last()?.warnings.join()).toContain('use cloud.DYNAMIC_CURRENT_ENV')
})

test('a function that throws', async () => {
  const outcome = await cloud.call('script', { code: '() => { throw new Error("boo") }' }, {})
  expect(outcome).toMatchObject({
    ok: false,
    error: {
      errorCode: 1,
      errorMessage: 'user code exception caught',
      stackTrace: expect.stringContaining('boo'),
    },
  })
  expect(outcome.invocation.outcome).toBe('error')
  expect(outcome.invocation.warnings.join()).toContain('the function threw')
})

test('a function that runs longer than its time limit', async () => {
  const outcome = await cloud.call('hasty', { code: '() => new Promise(() => {})' }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorMessage: 'Task timed out after 1 seconds' } })
  expect(outcome.invocation.outcome).toBe('timeout')
  expect(outcome.invocation.warnings.join()).toContain('did not answer in time')
})

test('a function that blocks its loop', async () => {
  const outcome = await cloud.call('hasty', { code: '() => { for (;;); }' }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorMessage: 'Task timed out after 1 seconds' } })
  expect(outcome.invocation.warnings.join()).toContain('a blocked loop')
  const next = await cloud.call('hasty', { code: '() => 1' }, {})
  expect(next.ok).toBe(true)
})

test('a function that uses more memory than it has', async () => {
  const outcome = await cloud.call(
    'cramped',
    { code: '() => { const hoard = []; for (;;) hoard.push(new Array(1000).fill(Math.random())) }' },
    {},
  )
  expect(outcome).toMatchObject({ ok: false, error: { errorCode: 434 } })
  expect(outcome.invocation.warnings.join()).toContain('ran out of memory')
})

test.each([
  ['a circle', '() => { const a = {}; a.a = a; return a }'],
  ['a BigInt', '() => 1n'],
  ['a function', '() => () => 1'],
])('a function that returns %s, which is not JSON', async (_, code) => {
  const outcome = await cloud.call('script', { code }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorMessage: expect.stringContaining('not JSON') } })
  expect(outcome.invocation.warnings.join()).toContain('return plain objects')
})

test('a function that returns something JSON quietly changes', async () => {
  const outcome = await cloud.call('script', { code: '() => ({ seen: new Map([[1, 2]]), rate: NaN })' }, {})
  expect(outcome.invocation.warnings.join()).toMatch(/result\.seen is a Map.*result\.rate is NaN/)
})

test('a function that does not exist', async () => {
  const refused = await inside(cloud, ({ cloud }) =>
    cloud.callFunction({ name: 'nobody' }).catch(error => ({ code: error.code, text: error.errMsg })),
  )
  expect(refused).toMatchObject({
    code: 'FUNCTIONS_REQUEST_FAIL',
    text: expect.stringContaining('FunctionName parameter could not be found'),
  })
  expect(cloud.invocations.last()?.warnings.join()).toContain('there is no function "nobody"')
})

test('a function that sends a request after it has answered', async () => {
  await inside(cloud, ({ db }) => {
    setTimeout(
      () =>
        db
          .collection('orders')
          .add({ data: {} })
          .catch(() => undefined),
      20,
    )
  })
  await new Promise(resolve => setTimeout(resolve, 150))
  expect(cloud.invocations.last()?.warnings.join()).toContain('after the function had answered')
  expect(cloud.data.find('orders')).toEqual([])
})

test('a function that lacks exports.main', async () => {
  const outcome = await cloud.call('headless', {}, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorCode: 437 } })
  expect(outcome.invocation.warnings.join()).toContain('index.js must say exports.main')
})

test('a function that cannot even be loaded', async () => {
  const outcome = await cloud.call('broken', {}, {})
  expect(outcome).toMatchObject({
    ok: false,
    error: { errorCode: 1, stackTrace: expect.stringContaining('not-installed') },
  })
})

test('a function that ends its process', async () => {
  const outcome = await cloud.call('script', { code: '() => process.exit(3)' }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorCode: 439 } })
  expect(outcome.invocation.warnings.join()).toContain('process.exit')
  expect(await inside(cloud, () => 'alive')).toBe('alive')
})

test('a missing collection says that it must be declared', async () => {
  await refusalOf(cloud, ({ db }) => db.collection('nowhere').get())
  expect(cloud.invocations.last()?.warnings.join()).toContain('declare the collection "nowhere"')
})

test('an unknown caller of a function from outside is an error of the caller', async () => {
  await expect(cloud.call('nobody', {}, {})).rejects.toThrow('FunctionName parameter could not be found')
  expect(lastAdvice()).toContain('there is no function "nobody"; known: ')
})

describe('D8: a config.json the platform would refuse', () => {
  let half: LocalCloud
  beforeAll(async () => {
    const functionsDir = path.join(mkdtempSync(path.join(tmpdir(), 'cloud-')), 'wrong-functions')
    cpSync(path.join(__dirname, 'fixtures/wrong-functions'), functionsDir, { recursive: true })
    writeFileSync(path.join(functionsDir, 'garbled/config.json'), '{ "timeout": 5,')
    half = await startFixture([], { functionsDir, timers: 'auto' })
  })
  afterAll(() => half.stop())

  test.each([
    ['two timers', 'busy', 'one timer per function'],
    ['broken JSON', 'garbled', 'not JSON'],
    ['a numbered weekday', 'numbered', 'name the weekdays'],
    ['triggers that are no list', 'listed', 'triggers must be a list'],
  ])('%s: its function answers with function, file and reason', async (_, name, reason) => {
    const outcome = await half.call(name, {}, {})
    const message = outcome.ok ? '' : outcome.error.errorMessage
    expect(message).toContain(`function "${name}"`)
    expect(message).toContain(`wrong-functions/${name}/config.json`)
    expect(message).toContain(reason)
    expect(outcome.invocation.warnings.join()).toContain('would refuse to deploy')
  })

  test('a wrong config.json stops no other function, and is reported at the start', async () => {
    expect(await half.call('healthy', {}, {})).toMatchObject({ ok: true, result: 'fine' })
    expect(half.misconfigured().map(({ name }) => name)).toEqual(['busy', 'garbled', 'listed', 'numbered'])
    const refusals = half.invocations.list().filter(invocation => invocation.function === '(outside)')
    expect(refusals).toHaveLength(4)
  })
})

test('D8: the built-in function of payment templates is refused by name, with what to do instead', async () => {
  const refused = await inside(cloud, ({ cloud }) =>
    cloud
      .callFunction({ name: 'cloudbase_module', data: { name: 'wxpay_order' } })
      .catch(error => error.code),
  )
  expect(refused).toBe('FUNCTIONS_REQUEST_FAIL')
  expect(lastAdvice()).toContain('the platform brings along')
})
