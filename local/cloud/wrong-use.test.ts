import { inside, refusalOf, startFixture } from './fixtures/drive'
import type { LocalCloud } from './types'

// Instances start slowly on a busy machine; slowness is not what is tested here.
jest.setTimeout(60_000)

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

test('an unknown action', async () => {
  expect(await post('{"action":"database.watch"}')).toMatchObject({
    status: 200,
    body: { code: 'INVALID_PARAM', message: expect.stringContaining('unknown action: database.watch') },
  })
})

test('a body that is not JSON', async () => {
  expect(await post('{oops')).toMatchObject({ status: 200, body: { code: 'INVALID_COMMON_PARAM' } })
})

test.each([
  ['text that is not EJSON', '{"_id":', 'invalid EJSON in query'],
  ['a filter that is a list', '[]', 'query must be an object'],
  ['an ObjectId', '{"a":{"$oid":"507f1f77bcf86cd799439011"}}', 'EJSON type $oid is not supported'],
])('%s', async (_, query, text) => {
  const { body } = await post(
    JSON.stringify({ action: 'database.getDocument', collectionName: 'orders', query }),
  )
  expect(body).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining(text) })
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

test('a function that lacks exports.main', async () => {
  const outcome = await cloud.call('headless', {}, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorCode: 437 } })
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
  expect(await inside(cloud, () => 'alive')).toBe('alive')
})

test('a missing collection says that it must be declared', async () => {
  await refusalOf(cloud, ({ db }) => db.collection('nowhere').get())
  expect(cloud.invocations.last()?.warnings.join()).toContain('declare the collection "nowhere"')
})

test('an unknown caller of a function from outside is an error of the caller', async () => {
  await expect(cloud.call('nobody', {}, {})).rejects.toThrow('FunctionName parameter could not be found')
})

test('two timers in one config.json are refused at the start', async () => {
  await expect(startFixture([], { functionsDir: `${__dirname}/fixtures/wrong-functions` })).rejects.toThrow(
    'one timer per function',
  )
})
