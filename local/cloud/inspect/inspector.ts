import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { Database } from '../engine/database'
import { CloudError } from '../errors'
import type { Invocation } from '../functions/invocation'
import { BodyTooLarge } from '../protocol/body'
import { emptied, lookedAt } from './collections'
import type { InvocationLog } from './invocations'

const PAGE = join(__dirname, 'page')
const PAGE_FILES = [
  'index.html',
  'style.css',
  'lists.css',
  'call.css',
  'invocations.js',
  'call.js',
  'data.js',
  'ejson.js',
]
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

export type Inspector = (
  request: IncomingMessage,
  response: ServerResponse,
  mountedAt: string,
) => Promise<void>

/**
 * A page to look into the cloud, and the JSON it is made of. Everything lies below `mountedAt`, so any server
 * can carry it: `/`, `/invocations`, `/events` (live), `/collections[/name[/id]]`, `/reset[/name]`.
 */
export function inspector({ log, database }: { log: InvocationLog; database: Database }): Inspector {
  return async (request, response, mountedAt) => {
    const url = new URL(request.url ?? '/', 'http://local')
    try {
      const [room = '', ...rest] = url.pathname
        .slice(mountedAt.length)
        .split('/')
        .filter(Boolean)
        .map(decodeURIComponent)
      if (room === 'invocations') sendJson(response, filtered(log, url.searchParams.get('function')))
      else if (room === 'events') follow(log, request, response)
      else if (room === 'collections')
        sendJson(response, await lookedAt(database, request, rest, url.searchParams))
      else if (room === 'reset' && request.method === 'POST') {
        await emptied(database, rest[0])
        sendJson(response, {})
      } else await sendPage(response, room, url.pathname)
    } catch (error) {
      if (error instanceof BodyTooLarge) throw error
      const malformed = error instanceof CloudError || error instanceof URIError
      sendJson(response, { message: (error as Error).message }, malformed ? 400 : 500)
    }
  }
}

const filtered = (log: InvocationLog, name: string | null): Invocation[] =>
  log.list().filter(invocation => !name || invocation.function === name)

function follow(log: InvocationLog, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.write('retry: 1000\n\n')
  const stop = log.onNews(invocation => response.write(`data: ${JSON.stringify(invocation)}\n\n`))
  request.on('close', stop)
}

async function sendPage(response: ServerResponse, room: string, path: string): Promise<void> {
  const file = room === '' ? 'index.html' : room
  if (!PAGE_FILES.includes(file)) {
    sendJson(response, { message: `nothing at ${path}` }, 404)
    return
  }
  const bytes = await readFile(join(PAGE, file))
  response.writeHead(200, { 'content-type': TYPES[extname(file)], 'cache-control': 'no-cache' }).end(bytes)
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}
