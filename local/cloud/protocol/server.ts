import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { SentRequest } from '../engine/transactions'
import { CloudError } from '../errors'
import type { Inspector } from '../inspect/inspector'
import { LIMITS } from '../limits'
import { sendRefusal } from './answers'
import { BodyTooLarge, type ProtocolRequest, parseBody, readBody } from './body'
import { isForeign } from './foreign'
import { type Conditions, roundTrip } from './round-trip'

/** Where the emulator shows its own inspector; far from the protocol, which lives at the root. */
const INSPECTOR_PATH = '/inspect'
const STORAGE_PATH = '/storage/'

type ServerOptions = Conditions & { inspector: Inspector }

/** The wire protocol of wx-server-sdk over HTTP, the addresses storage bytes travel to, and the inspector. */
export class ProtocolServer {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private options: ServerOptions | undefined

  constructor() {
    this.server = createServer((request, response) => {
      this.receive(request, response).catch(error => refuse(response, error))
    })
    // An idle connection that closes just as a request is sent would be a fault that no rule injected.
    this.server.keepAliveTimeout = 0
    this.server.on('connection', socket => {
      socket.setNoDelay(true)
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
    })
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** From now on requests are answered. */
  serve(options: ServerOptions): void {
    this.options = options
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise(resolve => this.server.close(resolve))
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { inspector, ...conditions } = this.options as ServerOptions
    const url = request.url ?? '/'
    if (isForeign(request)) {
      response.writeHead(403).end()
      return
    }
    if (url.startsWith(`${INSPECTOR_PATH}/`)) await inspector(request, response, INSPECTOR_PATH)
    else if (url.startsWith(STORAGE_PATH)) await this.transfer(request, url, response)
    else if (request.method === 'GET' && url === '/')
      response.writeHead(302, { location: `${INSPECTOR_PATH}/` }).end()
    // A browser requests more than the page refers to.
    else if (request.method === 'GET') response.writeHead(404).end()
    else await this.speak(request, response, conditions)
  }

  private async speak(
    request: IncomingMessage,
    response: ServerResponse,
    conditions: Conditions,
  ): Promise<void> {
    const { running } = conditions.services.invoker
    const body = await readBody(request, LIMITS.requestBytes)
    let parsed: ProtocolRequest
    try {
      parsed = parseBody(request.headers['content-type'] ?? '', body)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      conditions.log.refusedOutside(body.toString('utf8').slice(0, 200), error, conditions.services.now())
      sendRefusal(response, error)
      return
    }
    const token = String(parsed.fields.wxCloudApiToken ?? '')
    const by = running.by(token)
    const late = by ? undefined : running.finishedBy(token)
    if (late) {
      conditions.log.warnLate(
        late,
        `${parsed.action} was sent after the function had answered: await it, or it freezes with the instance`,
      )
      response.destroy()
      return
    }
    await roundTrip(
      parsed,
      { by, depth: depthOf(request), sending: sendingOf(request) },
      response,
      conditions,
    )
  }

  private async transfer(request: IncomingMessage, url: string, response: ServerResponse): Promise<void> {
    const { files } = (this.options as ServerOptions).services
    const path = decodeURIComponent(url.slice(STORAGE_PATH.length).replace(/[?#].*$/s, ''))
    if (request.method === 'PUT' || request.method === 'POST') {
      await files.write(path, await readBody(request, LIMITS.requestBytes))
      response.writeHead(200).end()
      return
    }
    const bytes = await files.read(path)
    if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
    else
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code></Error>')
  }
}

/** Set by our worker's stamp; requests from elsewhere have none. */
function depthOf(request: IncomingMessage): number | undefined {
  const stamp = request.headers['x-local-depth']
  return typeof stamp === 'string' ? Number(stamp) : undefined
}

/** How our worker sent it (functions/outgoing-requests.cjs); a sender from elsewhere names nothing. */
function sendingOf({ headers }: IncomingMessage): SentRequest {
  const { 'x-local-request': request, 'x-local-unanswered': unanswered } = headers
  return {
    request: typeof request === 'string' ? request : undefined,
    unanswered: typeof unanswered === 'string' ? unanswered.split(' ') : [],
  }
}

/** An answer to what cannot be read or done, unless the sender has gone. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) {
    response.destroy()
    return
  }
  const status = error instanceof BodyTooLarge ? 413 : isMalformed(error) ? 400 : 500
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ message: (error as Error).message }))
}

const isMalformed = (error: unknown) => error instanceof URIError || error instanceof CloudError
