import { startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([], {
    httpRoutes: [
      { path: '/hanging', function: 'mute' },
      { path: '/', function: 'script' },
      { path: '/web', function: 'web' },
    ],
  })
})
afterAll(() => cloud.stop())

const get = (path: string, body = '') =>
  cloud.http({
    method: 'POST',
    path,
    headers: { 'Content-Type': 'text/plain', 'X-A': '1' },
    query: { q: '1' },
    body: Buffer.from(body),
  })

test('the event has the documented shape and no caller', async () => {
  const answer = await get('/web/orders/1', '{"a":1}')
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body.toString())).toEqual({
    path: '/web/orders/1',
    httpMethod: 'POST',
    headers: { 'content-type': 'text/plain', 'x-a': '1' },
    queryStringParameters: { q: '1' },
    requestContext: { requestId: expect.any(String), envId: 'local-env', appId: '', uin: '' },
    body: '{"a":1}',
    isBase64Encoded: false,
  })
  expect(cloud.invocations.last()?.caller).toEqual({ source: 'wx_http' })
})

test('raw bytes reach the function untouched, as Base64 when they are not text', async () => {
  const answer = await cloud.http({
    method: 'PUT',
    path: '/web/x',
    headers: {},
    body: Buffer.from([255, 0]),
  })
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    isBase64Encoded: true,
    body: '/wA=',
    queryStringParameters: {},
  })
})

test('strings, objects and bytes become answers', async () => {
  expect(await get('/web/text')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } })
  expect((await get('/web/object')).body.toString()).toBe('{"fine":true}')
  expect(await get('/web/bytes')).toEqual({
    status: 201,
    headers: { 'x-kind': 'bytes' },
    body: Buffer.from([0, 255]),
  })
})

test('a function that fails answers 500, one that does not answer in time 504', async () => {
  expect((await get('/elsewhere')).status).toBe(500)
  expect((await get('/hanging')).status).toBe(504)
})

test('HTTP body ≤ 6 MB', async () => {
  expect((await get('/web', 'x'.repeat(6 * 1024 * 1024 + 1))).status).toBe(413)
})
