import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { wechatPay } from '.'
import { fakePlatform, type Received, type Reply } from './testing/fake-platform'
import {
  certificateSigner,
  keys,
  NOW,
  ofMerchant,
  PUBLIC_KEY_ID,
  paidOnTheWire,
  publicKeySigner,
} from './testing/platform'

let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

async function paying(replies: Record<string, Reply[]>) {
  const platform = await fakePlatform(replies)
  process.env.WECHATPAY_BASE_URL = platform.url
  stop = platform.stop
  return { pay: wechatPay(keys, () => NOW), requests: platform.requests }
}

const PREPAY = 'POST /v3/pay/transactions/jsapi'
const QUERY = 'GET /v3/pay/transactions/out-trade-no/T20261122000001'
const order = {
  appid: 'wx5a0c1f2e3d4b6a78',
  outTradeNo: 'T20261122000001',
  description: '山泽茶事 · 云栖路店',
  totalFen: 12800,
  payerOpenid: 'oTestPayer0000000000000000001',
  notifyUrl: 'https://tea.example/wechatpay/notice/1900000109',
  expireAt: NOW + 900_000,
}
const refundAnswer = {
  refund_id: '503',
  out_refund_no: 'R1',
  transaction_id: '42',
  out_trade_no: 'T20261122000001',
  status: 'PROCESSING',
  create_time: '2026-11-22T10:24:00+08:00',
  amount: { total: 12800, refund: 6400, payer_total: 11800, payer_refund: 5900, currency: 'CNY' },
}

/** Whether the merchant's key signed exactly what arrived, judged by another library. */
function isSigned({ method, path, headers, body }: Received): boolean {
  const attribute = (name: string) =>
    new RegExp(`${name}="([^"]*)"`).exec(headers.authorization ?? '')?.[1] ?? ''
  const message = Formatter.request(method, path, attribute('timestamp'), attribute('nonce_str'), body)
  return Rsa.verify(message, attribute('signature'), ofMerchant.publicKey)
}

describe('asking WeChat Pay', () => {
  test('prepay sends the documented fields, signed as sent', async () => {
    const { pay, requests } = await paying({ [PREPAY]: [{ body: { prepay_id: 'wx221' } }] })
    expect(await pay.prepay(order)).toEqual({ ok: true, value: { prepayId: 'wx221' } })
    const [request] = requests
    expect(JSON.parse(request?.body ?? '')).toEqual({
      appid: order.appid,
      mchid: keys.mchid,
      description: order.description,
      out_trade_no: order.outTradeNo,
      notify_url: order.notifyUrl,
      time_expire: '2026-11-22T10:39:00+08:00',
      amount: { total: 12800, currency: 'CNY' },
      payer: { openid: order.payerOpenid },
    })
    expect(request && isSigned(request)).toBe(true)
    expect(request?.headers).toMatchObject({ accept: 'application/json', 'wechatpay-serial': PUBLIC_KEY_ID })
  })

  test('a query signs its path with the query string and reads the payment', async () => {
    const { pay, requests } = await paying({ [QUERY]: [{ body: paidOnTheWire }] })
    const answer = await pay.queryByOutTradeNo(order.outTradeNo)
    expect(answer).toMatchObject({ ok: true, value: { tradeState: 'SUCCESS', amount: { payerFen: 11800 } } })
    expect(requests[0]?.path).toBe('/v3/pay/transactions/out-trade-no/T20261122000001?mchid=1900000109')
    expect(requests[0] && isSigned(requests[0])).toBe(true)
  })

  test('an unpaid order has no transaction and no amount the customer paid', async () => {
    const unpaid = {
      ...paidOnTheWire,
      trade_state: 'NOTPAY',
      transaction_id: '',
      success_time: undefined,
      payer: {},
    }
    const { pay } = await paying({ [QUERY]: [{ body: unpaid }] })
    const answer = await pay.queryByOutTradeNo(order.outTradeNo)
    expect(answer.ok && answer.value).not.toHaveProperty('transactionId')
    expect(answer).toMatchObject({ value: { tradeState: 'NOTPAY' } })
  })

  test('closing is answered by nothing (204), signed', async () => {
    const path = '/v3/pay/transactions/out-trade-no/T20261122000001/close'
    const { pay, requests } = await paying({ [`POST ${path}`]: [{ status: 204 }] })
    expect(await pay.close(order.outTradeNo)).toEqual({ ok: true, value: null })
    expect(requests[0]?.body).toBe('{"mchid":"1900000109"}')
  })

  test('a refund keeps the number it was given', async () => {
    const { pay, requests } = await paying({
      'POST /v3/refund/domestic/refunds': [{ status: 500 }, { body: refundAnswer }],
      'GET /v3/refund/domestic/refunds/R1': [{ body: { ...refundAnswer, status: 'SUCCESS' } }],
    })
    const wish = { outRefundNo: 'R1', outTradeNo: order.outTradeNo, refundFen: 6400, totalFen: 12800 }
    expect(await pay.refund(wish)).toMatchObject({
      ok: true,
      value: { status: 'PROCESSING', mchid: keys.mchid },
    })
    expect(requests.map(request => JSON.parse(request.body).out_refund_no)).toEqual(['R1', 'R1'])
    expect(await pay.queryRefund('R1')).toMatchObject({ ok: true, value: { status: 'SUCCESS' } })
  })
})

describe('an answer that is none', () => {
  test.each<[string, Reply]>([
    ['429', { status: 429, body: { code: 'RATELIMIT_EXCEEDED' } }],
    ['500', { status: 500, body: { code: 'SYSTEM_ERROR' } }],
    ['202, accepted but not done', { status: 202 }],
    ['a silence', { silent: true }],
    [
      'a probe instead of a signature',
      { body: paidOnTheWire, headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/a' } },
    ],
  ])('%s: the same request goes out again, newly signed', async (_case, first) => {
    const { pay, requests } = await paying({ [QUERY]: [first, { body: paidOnTheWire }] })
    expect(await pay.queryByOutTradeNo(order.outTradeNo)).toMatchObject({ ok: true })
    expect(requests).toHaveLength(2)
    expect(requests[0]?.headers.authorization).not.toBe(requests[1]?.headers.authorization)
    expect(requests.every(isSigned)).toBe(true)
  })

  test('after three attempts the outcome stays unknown', async () => {
    const { pay, requests } = await paying({ [PREPAY]: [{ status: 503 }] })
    expect(await pay.prepay(order)).toMatchObject({ ok: false, reason: 'unanswered' })
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(request => request.body)).size).toBe(1)
  })

  test('a refusal is final and keeps its code', async () => {
    const refusal = { status: 404, body: { code: 'ORDER_NOT_EXIST', message: '订单不存在' } }
    const { pay, requests } = await paying({ [QUERY]: [refusal] })
    expect(await pay.queryByOutTradeNo(order.outTradeNo)).toEqual({
      ok: false,
      reason: 'refused',
      status: 404,
      code: 'ORDER_NOT_EXIST',
      message: '订单不存在',
    })
    expect(requests).toHaveLength(1)
  })

  test.each<[string, Reply]>([
    ['by another key', { body: paidOnTheWire, signer: { ...publicKeySigner, key: certificateSigner.key } }],
    ['without a signature', { body: paidOnTheWire, headers: { 'wechatpay-signature': '' } }],
  ])('signed %s it counts as forged', async (_case, reply) => {
    const { pay } = await paying({ [QUERY]: [reply] })
    expect(await pay.queryByOutTradeNo(order.outTradeNo)).toMatchObject({ ok: false, reason: 'forged' })
  })

  test('of an unknown form it is not believed', async () => {
    const { pay } = await paying({ [PREPAY]: [{ body: { prepay: 1 } }] })
    expect(await pay.prepay(order)).toMatchObject({ ok: false, reason: 'unanswered' })
  })

  test('a closed port is no answer, and nothing secret is said about it', async () => {
    const { pay } = await paying({})
    await stop()
    stop = async () => {}
    const answer = await pay.prepay(order)
    expect(answer).toMatchObject({ ok: false, reason: 'unanswered' })
    expect(JSON.stringify(answer)).not.toMatch(/oTestPayer|PRIVATE|the-32-byte/)
  })
})
