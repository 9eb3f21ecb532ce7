import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { CloudError } from '../errors'
import type { Faults } from '../faults/faults'
import type { Running } from '../functions/invoker'
import type { Inspector } from '../inspect/inspector'
import { type Handled, perform, type Services } from './actions'
import { type ProtocolRequest, parseBody, readBody } from './body'
import { transactionId } from './database-actions'
import { beginTrip, endTrip } from './trips'

export type ServerOptions = {
  services: Services
  faults: Faults
  inspector: Inspector
  /** Ms to wait before a request is looked at. */
  delay: (action: string, inTransaction: boolean) => number
}

/** Where the emulator shows its own inspector; far from the protocol, which lives at the root. */
export const INSPECTOR_PATH = '/inspect'

/** The wire protocol of wx-server-sdk over HTTP, and the addresses storage bytes travel to. */
export class ProtocolServer {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private options: ServerOptions | undefined

  constructor() {
    this.server = createServer((request, response) => {
      this.receive(request, response).catch(() => response.destroy())
    })
    this.server.keepAliveTimeout = 60_000
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
    const { services, faults, inspector } = this.options as ServerOptions
    if (request.url?.startsWith(`${INSPECTOR_PATH}/`)) {
      await inspector(request, response, INSPECTOR_PATH)
      return
    }
    if (request.method === 'GET' && request.url === '/') {
      response.writeHead(302, { location: `${INSPECTOR_PATH}/` }).end()
      return
    }
    const body = await readBody(request)
    if (request.url?.startsWith('/storage/')) {
      await this.transfer(request, body, response)
      return
    }
    let parsed: ProtocolRequest
    try {
      parsed = parseBody(request.headers['content-type'] ?? '', body)
    } catch (error) {
      send(response, refusal(error))
      return
    }
    const token = String(parsed.fields.wxCloudApiToken ?? '')
    const by = services.invoker.runningBy(token)
    const late = by ? undefined : services.invoker.finishedBy(token)
    if (late) {
      late.warnings.push(
        `${parsed.action} was sent after the function had answered: await it, or it freezes with the instance`,
      )
      response.destroy()
      return
    }
    await this.answer(parsed, by, depthOf(request), response, services, faults)
  }

  private async answer(
    request: ProtocolRequest,
    by: Running | undefined,
    depth: number | undefined,
    response: ServerResponse,
    services: Services,
    faults: Faults,
  ): Promise<void> {
    const inTransaction = transactionId(request.fields) !== undefined
    const trip = by && beginTrip(by, request, depth ?? 1)
    const collection = trip?.collection
    const fault =
      trip &&
      faults.strike({
        invocation: by.invocation,
        trip: trip.n,
        action: request.action,
        collection,
        inTransaction,
      })
    const cut = (how: string) => {
      if (trip) endTrip(by, trip, { outcome: how })
      if (how.startsWith('kill')) by?.kill()
      response.destroy()
    }
    if (fault === 'hang') {
      if (trip) endTrip(by, trip, { outcome: 'hang' })
      return
    }
    await elapsed((this.options as ServerOptions).delay(request.action, inTransaction))
    if (fault === 'before' || fault === 'kill-before') return cut(fault)
    if (fault === 'unavailable') {
      if (trip) endTrip(by, trip, { outcome: fault })
      response.writeHead(500, { 'content-type': 'text/html' }).end('<html>Internal Server Error</html>')
      return
    }
    let handled: Handled | { refused: CloudError }
    try {
      if (fault === 'conflict')
        throw services.database.transactions.conflictNow(String(request.fields.transactionId))
      handled = await perform(request, by, depth, services)
    } catch (error) {
      handled = { refused: asRefusal(error) }
    }
    services.invoker.tellTime()
    if (fault === 'after' || fault === 'kill-after') return cut(fault)
    if (trip) endTrip(by, trip, reportOf(handled))
    send(response, 'refused' in handled ? refusal(handled.refused) : handled)
  }

  private async transfer(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { files } = (this.options as ServerOptions).services
    const path = decodeURIComponent(
      new URL(request.url as string, 'http://local').pathname.slice('/storage/'.length),
    )
    if (request.method === 'PUT' || request.method === 'POST') {
      await files.write(path, body)
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

const elapsed = (ms: number) => (ms > 0 ? new Promise(resolve => setTimeout(resolve, ms)) : undefined)

/** Set by our worker's stamp; requests from elsewhere have none. */
const depthOf = (request: IncomingMessage) => {
  const stamp = request.headers['x-local-depth']
  return typeof stamp === 'string' ? Number(stamp) : undefined
}

function reportOf(handled: Handled | { refused: CloudError }) {
  if ('refused' in handled) {
    const { code, message, advice } = handled.refused
    return { outcome: code, answer: message, warnings: advice ? [advice] : [] }
  }
  const answer = 'answer' in handled ? handled.answer : `${handled.bytes.length} bytes`
  const { scanned = 0, returned = 0, warnings = [] } = handled.effort ?? {}
  return { outcome: 'ok', answer, scanned, returned, warnings }
}

const asRefusal = (error: unknown) =>
  error instanceof CloudError
    ? error
    : new CloudError('SYS_ERR', `[InternalError] ${(error as Error).message}`)

function refusal(error: unknown): Handled {
  const { code, message } = asRefusal(error)
  return { answer: { code, message } }
}

function send(response: ServerResponse, handled: Handled): void {
  if (response.destroyed) return
  if ('bytes' in handled) {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(handled.bytes)
    return
  }
  const text = JSON.stringify({ requestId: randomUUID(), ...handled.answer })
  response
    .writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text)
}
