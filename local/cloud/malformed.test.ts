import { request } from 'node:http'
import { startFixture } from './fixtures/drive'
import { LIMITS } from './limits'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture([{ name: 'orders' }])
})
afterAll(() => cloud.stop())

const ask = (path: string, method = 'GET', body: string | Buffer = '') =>
  new Promise<number>((resolve, reject) => {
    const asking = request(cloud.url, { path, method }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asking.on('error', reject)
    asking.end(body)
  })

test.each([
  ['/storage/%zz', 400],
  ['/storage/..', 400],
  ['/storage/..%2f..%2fowner', 400],
  ['/storage/a%00b', 400],
  ['/storage/', 400],
  ['/inspect/%zz', 400],
  ['/inspect/collections/%zz', 400],
  ['/storage/nothing', 404],
])('low 8: %s is answered with %d, not by a dropped connection', async (path, status) => {
  expect(await ask(path)).toBe(status)
})

test('low 8: a file where a folder is wanted, and a name too long, are 400', async () => {
  expect(await ask('/storage/file', 'PUT', 'x')).toBe(200)
  expect(await ask('/storage/file/below', 'PUT', 'x')).toBe(400)
  expect(await ask(`/storage/${'x'.repeat(300)}`, 'PUT', 'x')).toBe(400)
})

test('low 8: a body beyond the limit is answered with 413', async () => {
  expect(await ask('/storage/huge', 'PUT', Buffer.alloc(LIMITS.requestBytes + 1))).toBe(413)
  expect(await ask('/storage/huge')).toBe(404)
})
