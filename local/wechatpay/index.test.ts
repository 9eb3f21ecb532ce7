import { X509Certificate } from 'node:crypto'
import { provenBy, type Resource } from './testing/independent-client'
import {
  APPID,
  jsapiOrder,
  MCHID,
  NOTIFY_URL,
  OPENID,
  OTHER_MCHID,
  openTestRig,
  ordered,
  type TestRig,
} from './testing/test-rig'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
})
afterEach(() => here.sim.stop())

const opened = (body: Buffer) => {
  const envelope = JSON.parse(body.toString()) as { id: string; event_type: string; resource: Resource }
  return {
    ...envelope,
    content: JSON.parse(here.merchant.open(envelope.resource)) as Record<string, unknown>,
  }
}

test('an order is made, paid, notified and can be queried, as a foreign client reads it', async () => {
  const prepayId = await ordered(here)
  await here.sim.cashier.pay(prepayId, OPENID)
  await here.sim.notices.idle()

  const [notice] = here.sent
  expect(notice?.url).toBe(NOTIFY_URL)
  const { publicKeyId, publicKeyPem } = here.sim.credentials(MCHID)
  expect(notice?.headers['Wechatpay-Serial']).toBe(publicKeyId)
  expect(provenBy(notice?.headers ?? {}, notice?.body ?? '', publicKeyPem)).toBe(true)

  const { event_type, content } = opened(notice?.body ?? Buffer.alloc(0))
  expect(event_type).toBe('TRANSACTION.SUCCESS')
  expect(content).toMatchObject({
    mchid: MCHID,
    appid: APPID,
    out_trade_no: 'order-3081',
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    attach: 'yunqi',
    success_time: '2026-11-22T10:24:00+08:00',
    payer: { openid: OPENID },
    amount: { total: 6800, payer_total: 6800, currency: 'CNY', payer_currency: 'CNY' },
  })

  const byNumber = await here.merchant.ask(
    'GET',
    `/v3/pay/transactions/out-trade-no/order-3081?mchid=${MCHID}`,
  )
  expect(byNumber.json).toEqual(content)
  const byId = await here.merchant.ask(
    'GET',
    `/v3/pay/transactions/id/${content.transaction_id}?mchid=${MCHID}`,
  )
  expect(byId.json).toEqual(content)
  expect(provenBy(byId.headers, byId.text, publicKeyPem)).toBe(true)
})

test('a till payment is paid at once, and only its notice says who paid', async () => {
  const paid = await here.sim.till.pay({
    mchid: MCHID,
    appid: APPID,
    openid: OPENID,
    amountFen: 6800,
    couponFen: 800,
  })
  await here.sim.notices.idle()
  expect(paid).toMatchObject({
    tradeType: 'MICROPAY',
    totalFen: 6800,
    paid: { payerFen: 6000, couponFen: 800 },
  })
  expect(opened(here.sent[0]?.body ?? Buffer.alloc(0)).content).toMatchObject({
    payer: { openid: OPENID },
    amount: { total: 6800, payer_total: 6000 },
    promotion_detail: [{ amount: 800, type: 'CASH', wechatpay_contribute: 800 }],
  })
})

test('both kinds of keys answer side by side: the one the request asks for', async () => {
  const { data } = (await here.merchant.ask('GET', '/v3/certificates')).json as {
    data: [{ serial_no: string; encrypt_certificate: Resource }]
  }
  const certificate = new X509Certificate(here.merchant.open(data[0].encrypt_certificate))
  expect(certificate.serialNumber).toBe(data[0].serial_no)
  expect(certificate.verify(certificate.publicKey)).toBe(true)

  const path = '/v3/pay/transactions/out-trade-no/nothing-here?mchid=1900000109'
  const answer = await here.merchant.ask('GET', path, undefined, {
    headers: { 'Wechatpay-Serial': data[0].serial_no },
  })
  expect(answer).toMatchObject({ status: 404, json: { code: 'ORDER_NOT_EXIST' } })
  expect(answer.headers['Wechatpay-Serial']).toBe(data[0].serial_no)
  const pem = certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(provenBy(answer.headers, answer.text, pem)).toBe(true)
})

test('one merchant never sees the orders of another', async () => {
  await ordered(here)
  const path = (mchid: string) => `/v3/pay/transactions/out-trade-no/order-3081?mchid=${mchid}`
  expect((await here.other.ask('GET', path(OTHER_MCHID))).status).toBe(404)
  expect((await here.other.ask('GET', path(MCHID))).json.code).toBe('NO_AUTH')
  expect((await here.other.ask('POST', '/v3/pay/transactions/jsapi', jsapiOrder())).json.code).toBe('NO_AUTH')
})
