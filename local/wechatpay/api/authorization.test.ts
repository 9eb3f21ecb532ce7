import type { RequestChange } from '../testing/independent-client'
import { jsapiOrder, MCHID, OTHER_MCHID, openTestRig, type TestRig } from '../testing/test-rig'

let here: TestRig
beforeAll(() => {
  here = openTestRig()
})
afterAll(() => here.sim.stop())

const PATH = `/v3/pay/transactions/out-trade-no/order-3081?mchid=${MCHID}`
const seconds = () => Math.floor(here.clock.now() / 1000)

test('a request is believed only as signed: method, path with query, time, nonce, body', async () => {
  expect((await here.merchant.ask('GET', PATH)).json.code).toBe('ORDER_NOT_EXIST')
  const changes: Record<string, RequestChange> = {
    'query left out of the signature': { signedPath: PATH.split('?')[0] ?? '' },
    'query in another order': { signedPath: `${PATH}&a=1` },
    'mount prefix signed too': { signedPath: `/pay${PATH}` },
    'six minutes old': { timestamp: seconds() - 301 },
    'six minutes ahead': { timestamp: seconds() + 301 },
    'milliseconds for seconds': { timestamp: here.clock.now() },
    'certificate of another merchant': { serialNo: here.sim.credentials(OTHER_MCHID).serialNo },
    'name of another merchant': { mchid: OTHER_MCHID, serialNo: here.sim.credentials(OTHER_MCHID).serialNo },
    'nobody’s merchant number': { mchid: '1900000001' },
    'no authorization': { headers: { authorization: '' } },
    'another scheme': { headers: { authorization: 'Bearer 1' } },
    'half an authorization': { headers: { authorization: `WECHATPAY2-SHA256-RSA2048 mchid="${MCHID}"` } },
  }
  for (const [name, change] of Object.entries(changes)) {
    const { status, json } = await here.merchant.ask('GET', PATH, undefined, change)
    expect({ name, status, code: json.code }).toEqual({ name, status: 401, code: 'SIGN_ERROR' })
  }
})

test('five minutes of clock difference are accepted, either way', async () => {
  for (const skew of [-300, 300]) {
    const answer = await here.merchant.ask('GET', PATH, undefined, { timestamp: seconds() + skew })
    expect(answer.status).toBe(404)
  }
})

test('a request body is signed byte for byte', async () => {
  const order = jsapiOrder()
  const answer = await here.merchant.ask('POST', '/v3/pay/transactions/jsapi', order, {
    sentBody: JSON.stringify(order, null, 1),
  })
  expect(answer).toMatchObject({ status: 401, json: { code: 'SIGN_ERROR' } })
})

test('what is needed beside the signature: accept, user agent, JSON, a known key to answer with', async () => {
  const refused = async (change: RequestChange) =>
    (await here.merchant.ask('POST', '/v3/pay/transactions/jsapi', jsapiOrder(), change)).json
  for (const headers of [
    { accept: '' },
    { 'user-agent': '' },
    { 'content-type': 'text/plain' },
    { 'wechatpay-serial': 'PUB_KEY_ID_1' },
  ])
    expect(await refused({ headers: headers as Record<string, string> })).toMatchObject({
      code: 'PARAM_ERROR',
    })
})

test('an unknown address is answered as such, signed like every answer', async () => {
  const answer = await here.merchant.ask('GET', '/v3/nothing')
  expect(answer).toMatchObject({ status: 404, json: { code: 'RESOURCE_NOT_EXISTS' } })
  expect(answer.headers['Wechatpay-Serial']).toBe(here.sim.credentials(MCHID).publicKeyId)
})
