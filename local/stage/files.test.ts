import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LocalRequest } from '../http-server'
import { pageWithRoutes } from './files'

const folder = mkdtempSync(path.join(tmpdir(), 'huiyuan-console-'))
beforeAll(() => {
  writeFileSync(path.join(folder, 'index.html'), '<title>console</title>')
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'assets/main.js'), 'main()')
  writeFileSync(path.join(folder, '..', `${path.basename(folder)}.secret`), 'secret')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(`${folder}.secret`)
})

const get = async (requestPath: string, from = folder) => {
  const request = { method: 'GET', path: requestPath, query: {}, headers: {}, body: Buffer.alloc(0) }
  const answer = await pageWithRoutes(from)(request as LocalRequest, {} as never)
  return { status: answer?.status, body: String(answer?.body) }
}

describe('a page that routes itself', () => {
  test.each([
    ['its root', '/', '<title>console</title>'],
    ['one of its routes', '/finance/2026-11', '<title>console</title>'],
    ['a file', '/assets/main.js', 'main()'],
  ])('answers %s', async (_what, requestPath, body) => {
    expect(await get(requestPath)).toEqual({ status: 200, body })
  })

  test.each([
    ['a file it has not', '/assets/other.js'],
    ['a file beside its folder', `/../${path.basename(folder)}.secret`],
  ])('has nothing for %s', async (_what, requestPath) => {
    expect((await get(requestPath)).status).toBe(404)
  })

  test('is missing as a whole until it is built', async () => {
    expect((await get('/', path.join(folder, 'nothing'))).status).toBe(404)
  })
})
