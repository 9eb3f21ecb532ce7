import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { Formatter } from 'wechatpay-axios-plugin'
import { APPID, MCHID, OPENID, openTestRig, type TestRig } from '../testing/test-rig'
import { yuan } from './yuan'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
})
afterEach(() => here.sim.stop())

const HOUR = 3_600_000
const pay = (outTradeNo: string, amountFen: number, more: object = {}) =>
  here.sim.till.pay({ mchid: MCHID, appid: APPID, openid: OPENID, amountFen, outTradeNo, ...more })
const ask = (query: string) => here.merchant.ask('GET', `/v3/bill/tradebill?${query}`)
const download = (url: unknown) => {
  const { pathname, search } = new URL(String(url))
  return here.merchant.ask('GET', pathname + search)
}

test('yuan are written digit by digit, never through a fraction', () => {
  expect([0, 1, 10, 100, 6800, 123456789, -41].map(yuan)).toEqual([
    '0.00',
    '0.01',
    '0.10',
    '1.00',
    '68.00',
    '1234567.89',
    '-0.41',
  ])
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fen => Number(yuan(fen).replace('.', '')) === fen || fen === 0,
    ),
  )
})

test('a day’s bill as a foreign reader reads it: payments, refunds, sums', async () => {
  await pay('order-1', 6800, { couponFen: 800, description: '白茶,热', attach: 'yunqi', deviceId: 'till-1' })
  await pay('order-2', 5)
  await here.clock.advance(HOUR)
  await here.sim.refund({
    mchid: MCHID,
    outTradeNo: 'order-1',
    refundFen: 3400,
    outRefundNo: 'refund-1',
    by: 'api',
  })
  await here.clock.advance(24 * HOUR)

  const { json } = await ask('bill_date=2026-11-22&bill_type=ALL')
  const { bytes, headers } = await download(json.download_url)
  expect(headers['Wechatpay-Signature']).toBeUndefined()
  expect(json).toMatchObject({
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(bytes).digest('hex'),
  })
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])

  const { rows, summary } = Formatter.castCsvBill(bytes) as {
    rows: Record<string, string>[]
    summary: object
  }
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatchObject({
    交易时间: '2026-11-22 10:24:00',
    公众账号ID: APPID,
    商户号: MCHID,
    设备号: 'till-1',
    商户订单号: 'order-1',
    用户标识: OPENID,
    交易类型: 'MICROPAY',
    交易状态: 'SUCCESS',
    应结订单金额: '68.00',
    代金券金额: '8.00',
    商品名称: '白茶,热',
    商户数据包: 'yunqi',
    手续费: '0.41000',
    费率: '0.60%',
    订单金额: '68.00',
  })
  expect(rows[2]).toMatchObject({
    交易时间: '2026-11-22 11:24:00',
    交易状态: 'REFUND',
    商户退款单号: 'refund-1',
    退款金额: '34.00',
    充值券退款金额: '4.00',
    退款状态: 'SUCCESS',
    申请退款金额: '34.00',
    手续费: '-0.20000',
  })
  expect(summary).toEqual({
    总交易单数: '3',
    应结订单总金额: '68.05',
    退款总金额: '34.00',
    充值券退款总金额: '4.00',
    手续费总金额: '0.21000',
    订单总金额: '68.05',
    申请退款总金额: '34.00',
  })
  expect(here.sim.bills.trade(MCHID, '2026-11-22')).toBe(bytes.toString('utf8'))
})

test('the hash of a packed bill is still that of the uncompressed bytes', async () => {
  await pay('order-1', 100)
  await here.clock.advance(24 * HOUR)
  const { json } = await ask('bill_date=2026-11-22&tar_type=GZIP')
  const bytes = gunzipSync((await download(json.download_url)).bytes)
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(json.hash_value)
})

test('the day of a bill is the Beijing day: midnight belongs to the next', async () => {
  await here.clock.advance(13.6 * HOUR - 1)
  await pay('before-midnight', 100)
  await here.clock.advance(1)
  await pay('at-midnight', 100)
  expect(here.sim.bills.trade(MCHID, '2026-11-22')).toContain('before-midnight')
  expect(here.sim.bills.trade(MCHID, '2026-11-22')).not.toContain('at-midnight')
  expect(here.sim.bills.trade(MCHID, '2026-11-23')).toContain('at-midnight')
})

test('a bill is there from ten in the morning of the next day', async () => {
  await pay('order-1', 100)
  const code = async () => (await ask('bill_date=2026-11-22')).json.code
  expect(await code()).toBe('PARAM_ERROR')
  await here.clock.advance(13.6 * HOUR)
  expect(await code()).toBe('STATEMENT_CREATING')
  await here.clock.advance(10 * HOUR)
  expect(await code()).toBeUndefined()
  await here.clock.advance(100 * 24 * HOUR)
  expect(await code()).toBe('PARAM_ERROR')
})

test.each([
  ['bill_date=2026-11-21', 'NO_STATEMENT_EXIST'],
  ['bill_date=2026-02-30', 'PARAM_ERROR'],
  ['bill_date=20261121', 'PARAM_ERROR'],
  ['', 'PARAM_ERROR'],
  ['bill_date=2026-11-21&tar_type=ZIP', 'PARAM_ERROR'],
  ['bill_date=2026-11-21&bill_type=REFUND', 'PARAM_ERROR'],
])('a bill request is refused: %s', async (query, code) => {
  await here.clock.advance(24 * HOUR)
  expect(await ask(query)).toMatchObject({ status: 400, json: { code } })
})

test('a bill download is for the merchant who asked, and for minutes only', async () => {
  await pay('order-1', 100)
  await here.clock.advance(24 * HOUR)
  const { json } = await ask('bill_date=2026-11-22')
  const { pathname, search } = new URL(String(json.download_url))
  expect((await here.other.ask('GET', pathname + search)).status).toBe(404)
  await here.clock.advance(5 * 60_000 + 1)
  expect((await download(json.download_url)).status).toBe(404)
})
