import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { installDatabase } from '../database/port'
import { sdkDatabase } from '../database/sdk'

/** One request of the SDK as it crosses the wire. */
export type WireRequest = Record<string, unknown> & { action: string }

/**
 * A server in the cloud's place, for what the SDK puts on the wire. `answer` gives the JSON of one request.
 * Sets the environment the real platform would set; call it before the first request.
 */
export async function fakeCloud(answer: (request: WireRequest) => unknown) {
  const requests: WireRequest[] = []
  const held: (() => void)[] = []
  let [isHolding, under, most] = [false, 0, 0]
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const request = JSON.parse(Buffer.concat(chunks).toString()) as WireRequest
    requests.push(request)
    under += 1
    most = Math.max(most, under)
    if (isHolding) await new Promise<void>(resolve => held.push(resolve))
    under -= 1
    outgoing.setHeader('content-type', 'application/json; charset=utf-8')
    outgoing.end(JSON.stringify(answer(request)))
  })
  installDatabase(sdkDatabase)
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
    /** From now on requests wait for `letGo`. */
    hold: () => {
      isHolding = true
    },
    /** Resolves once so many wait and no more has come for a while. */
    async waiting(count: number) {
      while (held.length < count) await new Promise(resolve => setImmediate(resolve))
      await new Promise(resolve => setTimeout(resolve, 50))
    },
    letGo() {
      isHolding = false
      for (const go of held.splice(0)) go()
    },
    /** The most requests that were here at one moment. */
    mostAtOnce: () => most,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
