import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BodyTooLarge, isForeign, readBody } from './cloud'

export interface LocalRequest {
  method: string
  /** Below the mount, starting with `/`. */
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body: Buffer
}

export interface LocalResponse {
  status: number
  headers?: Record<string, string>
  body?: Buffer | string
}

/** Answers a request, or keeps the response to itself (streams) and returns nothing. */
export type Handler = (
  localRequest: LocalRequest,
  raw: { request: IncomingMessage; response: ServerResponse },
) => Promise<LocalResponse | undefined>

/** One HTTP port for everything local; each part mounts itself under a prefix. */
export interface HttpServer {
  /** `http://127.0.0.1:5180`, without a slash at the end. */
  url: string
  /** The longest prefix that fits answers. */
  mount(prefix: string, handler: Handler): void
  stop(): Promise<void>
}

const LARGEST_BODY_BYTES = 2 * 1024 * 1024

/** Listens on this machine only; port 0 takes a free one. Rejects with the system's error (`EADDRINUSE`). */
export async function openHttpServer(port = 0): Promise<HttpServer> {
  const mounts = new Map<string, Handler>()
  const server = createServer((request, response) => {
    answer(mounts, request, response).catch(error => refuse(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    mount: (prefix, handler) => void mounts.set(prefix, handler),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (status: number, value: unknown): LocalResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})

async function answer(mounts: Map<string, Handler>, request: IncomingMessage, response: ServerResponse) {
  if (isForeign(request)) return send(response, { status: 403, body: '只接待本机的页面' })
  const url = urlOf(request)
  const prefix = [...mounts.keys()]
    .filter(
      mount => url.pathname === mount || url.pathname.startsWith(mount.endsWith('/') ? mount : `${mount}/`),
    )
    .sort((a, b) => b.length - a.length)[0]
  const handler = prefix === undefined ? undefined : mounts.get(prefix)
  if (!handler || prefix === undefined) return send(response, { status: 404, body: '没有这个地址' })
  const body = await readBody(request, LARGEST_BODY_BYTES)
  const rest = url.pathname.slice(prefix.length)
  const localRequest: LocalRequest = {
    method: request.method ?? 'GET',
    path: rest.startsWith('/') ? rest : `/${rest}`,
    query: Object.fromEntries(url.searchParams),
    headers: headersOf(request),
    body,
  }
  const localResponse = await handler(localRequest, { request, response })
  if (localResponse) send(response, localResponse)
}

function send(response: ServerResponse, { status, headers, body }: LocalResponse) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
  response.end(body)
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(request.headers)
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}

/** `//` and the like are paths here, never other hosts. */
const urlOf = ({ url = '/' }: IncomingMessage) =>
  new URL(`http://local${url.startsWith('/') ? url : `/${url}`}`)

/** What a request was wrong about is its own business; everything else belongs on the terminal. */
function refuse(response: ServerResponse, error: unknown): void {
  const gone = (error as NodeJS.ErrnoException).code === 'ECONNRESET'
  if (gone || response.headersSent) response.destroy()
  else if (error instanceof BodyTooLarge) send(response, { status: 413, body: '内容太大' })
  else if (error instanceof URIError) send(response, { status: 400, body: '地址写错了' })
  else {
    console.error('stack: a request failed', error)
    send(response, { status: 500, body: '{"words":"本机服务出错，原因在终端里"}' })
  }
}
