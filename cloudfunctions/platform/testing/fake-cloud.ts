import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request of the SDK as it crosses the wire. */
export type WireRequest = Record<string, unknown> & { action: string }

/**
 * A server in the cloud's place, for what the SDK puts on the wire. `answer` gives the JSON of one request.
 * Sets the environment the real platform would set; call it before the first request.
 */
export async function fakeCloud(answer: (request: WireRequest) => unknown) {
  const requests: WireRequest[] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const request = JSON.parse(Buffer.concat(chunks).toString()) as WireRequest
    requests.push(request)
    outgoing.setHeader('content-type', 'application/json; charset=utf-8')
    outgoing.end(JSON.stringify(answer(request)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'test-env',
    TENCENTCLOUD_SECRETID: 'none',
    TENCENTCLOUD_SECRETKEY: 'none',
    SILENCE: 'true',
  })
  return {
    requests,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
