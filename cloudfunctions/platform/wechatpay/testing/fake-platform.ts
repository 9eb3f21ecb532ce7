import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { publicKeySigner, type Signer, signedHeaders } from './platform'

export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** How the next request is answered: signed unless it says otherwise; `silent` never answers. */
export interface Reply {
  status?: number
  body?: unknown
  /** Sent as it is instead of `body`: a file. */
  file?: Buffer
  signer?: Signer
  headers?: Record<string, string>
  silent?: true
}

/**
 * A server in WeChat Pay's place that answers from a list, the last entry again and again, and remembers what
 * it was asked.
 */
export async function fakePlatform(replies: Record<string, Reply[]>) {
  const requests: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? ''
    const { method = '', headers } = request
    requests.push({ method, path, headers, body: Buffer.concat(chunks).toString() })
    const queue = replies[`${method} ${path.split('?')[0]}`] ?? [{ status: 404, body: { code: 'NOT_FOUND' } }]
    const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? {}
    if (reply.silent) return
    const body = reply.body === undefined ? '' : JSON.stringify(reply.body)
    const signed = signedHeaders(body, { signer: reply.signer ?? publicKeySigner })
    response.writeHead(reply.status ?? 200, { ...signed, ...reply.headers }).end(reply.file ?? body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
