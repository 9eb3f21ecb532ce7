import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { type HttpServer, json, openHttpServer } from './http-server'
import { filesOf } from './stage/files'

let server: HttpServer
const received: string[] = []
beforeAll(async () => {
  server = await openHttpServer()
  server.mount('/app', filesOf(path.join(__dirname, 'stage/page')))
  for (const place of ['/cloud/call', '/stage', '/http'])
    server.mount(place, async ({ body }) => {
      received.push(`${place} ${body.length}`)
      return json(200, { place })
    })
})
afterAll(() => server.stop())
beforeEach(() => received.splice(0))

const ask = (url: string, options: RequestOptions = {}, body: string | Buffer = '') =>
  new Promise<{ status: number; text: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const asking = request(server.url, { path: url, ...options }, answer => {
      let text = ''
      answer.on('data', chunk => {
        text += String(chunk)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
const port = () => new URL(server.url).port

describe('M7: the port of the stage', () => {
  test.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name that begins like ours', { host: 'localhost.evil.example' }],
    ['a page from elsewhere', { origin: 'http://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    [
      'a plain-text form of a page from elsewhere',
      { origin: 'http://evil.example', 'content-type': 'text/plain' },
    ],
  ])('the port of the stage refuses %s, and nothing is done', async (_, headers) => {
    for (const place of ['/cloud/call?as=shenhe', '/stage/reset', '/http/wechatpay', '/app/'])
      expect((await ask(place, { method: 'POST', headers }, '{}')).status).toBe(403)
    expect(received).toEqual([])
  })

  test.each([
    ['the stage page itself', () => ({ origin: `http://127.0.0.1:${port()}` })],
    ['the stage page by name', () => ({ host: `localhost:${port()}`, origin: `http://localhost:${port()}` })],
    ['a tool without an origin', () => ({ 'content-type': 'text/plain' })],
    ['a notice of WeChat Pay', () => ({ 'content-type': 'application/json', 'wechatpay-serial': 'X' })],
  ])('the port of the stage answers %s', async (_, headers) => {
    expect((await ask('/http/wechatpay', { method: 'POST', headers: headers() }, '{}')).status).toBe(200)
    expect(received).toEqual(['/http 2'])
  })
})

describe('low 8: malformed requests are answered without a trace on the terminal', () => {
  const trace = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  afterEach(() => expect(trace).not.toHaveBeenCalled())
  afterAll(() => trace.mockRestore())

  test.each([
    ['/app/%zz', 400],
    ['/app/%ff', 400],
    ['/app/..%2f..%2fpackage.json', 404],
    ['//', 404],
    ['//evil.example:99999/', 404],
  ])('%s: %d', async (place, status) => {
    expect((await ask(place)).status).toBe(status)
  })

  test('a request body that is too large is answered with 413', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024)
    expect((await ask('/stage/x', { method: 'POST' }, body)).status).toBe(413)
    expect(received).toEqual([])
  })

  test('an upload that breaks off leaves no trace on the terminal', async () => {
    await new Promise<void>(resolve => {
      const socket = connect(Number(port()), '127.0.0.1', () => {
        socket.write(
          `POST /stage/x HTTP/1.1\r\nhost: localhost:${port()}\r\ncontent-length: 100\r\n\r\nhalf`,
          () => setTimeout(() => socket.destroy(), 20),
        )
      })
      socket.on('close', () => setTimeout(resolve, 50))
    })
    expect((await ask('/stage/x')).status).toBe(200)
  })
})
