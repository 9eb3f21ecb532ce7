import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Wechatpay } from 'wechatpay-axios-plugin'
import { jsapiOrder, MCHID, openTestRig, type TestRig } from '../testing/test-rig'

let here: TestRig
let server: Server
beforeEach(async () => {
  // The foreign client knows only the real time.
  here = openTestRig({ startAt: Date.now() })
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const answer = await here.sim.handle({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await here.sim.stop()
})

test('a whole foreign client works against it unchanged: it signs, we believe; we sign, it believes', async () => {
  const { serialNo, privateKeyPem, publicKeyId, publicKeyPem } = here.sim.credentials(MCHID)
  const client = new Wechatpay({
    mchid: MCHID,
    serial: serialNo,
    privateKey: privateKeyPem,
    certs: { [publicKeyId]: publicKeyPem },
  })
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = { baseURL, proxy: false as const, headers: { 'Wechatpay-Serial': publicKeyId } }

  const made = await client.chain('v3/pay/transactions/jsapi').post(jsapiOrder(), ask)
  expect(made.data).toEqual({ prepay_id: expect.stringMatching(/^wx/) })
  const order = client.chain('v3/pay/transactions/out-trade-no/order-3081')
  const queried = await order.get({ ...ask, params: { mchid: MCHID } })
  expect(queried.data).toMatchObject({ trade_state: 'NOTPAY' })
})
