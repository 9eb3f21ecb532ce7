import type { Resource } from '../testing/independent-client'
import { APPID, MCHID, NOTIFY_URL, OPENID, openTestRig, type TestRig } from '../testing/test-rig'

let here: TestRig
beforeEach(async () => {
  here = openTestRig()
  await here.sim.till.pay({
    mchid: MCHID,
    appid: APPID,
    openid: OPENID,
    amountFen: 1000,
    couponFen: 301,
    outTradeNo: 'order-1',
  })
  await here.sim.notices.idle()
  here.sent.length = 0
})
afterEach(() => here.sim.stop())

const DAY = 24 * 3_600_000
const request = (change: Record<string, unknown> = {}) => ({
  out_trade_no: 'order-1',
  out_refund_no: 'refund-1',
  amount: { refund: 400, total: 1000, currency: 'CNY' },
  ...change,
})
const refund = (change: Record<string, unknown> = {}) =>
  here.merchant.ask('POST', '/v3/refund/domestic/refunds', request(change))
const part = (no: number, fen: number) =>
  refund({ out_refund_no: `refund-${no}`, amount: { refund: fen, total: 1000, currency: 'CNY' } })
const read = (body: Buffer) => {
  const notice = JSON.parse(body.toString()) as { event_type: string; resource: Resource }
  return {
    type: notice.event_type,
    content: JSON.parse(here.merchant.open(notice.resource)) as Record<string, unknown>,
  }
}

test('an accepted refund is not done: it is processed, then succeeds and is notified without openid and attach', async () => {
  expect((await refund()).json).toMatchObject({
    status: 'PROCESSING',
    amount: { refund: 400, payer_refund: 279 },
  })
  expect(here.sent).toHaveLength(0)
  await here.clock.advance(1_000)
  const queried = await here.merchant.ask('GET', '/v3/refund/domestic/refunds/refund-1')
  expect(queried.json).toMatchObject({ status: 'SUCCESS', success_time: '2026-11-22T10:24:01+08:00' })

  const { type, content } = read(here.sent[0]?.body ?? Buffer.alloc(0))
  expect(type).toBe('REFUND.SUCCESS')
  expect(content).toEqual({
    mchid: MCHID,
    out_trade_no: 'order-1',
    transaction_id: queried.json.transaction_id,
    out_refund_no: 'refund-1',
    refund_id: queried.json.refund_id,
    refund_status: 'SUCCESS',
    success_time: '2026-11-22T10:24:01+08:00',
    user_received_account: '支付用户零钱',
    amount: { total: 1000, refund: 400, payer_total: 699, payer_refund: 279 },
  })
  const order = await here.merchant.ask('GET', `/v3/pay/transactions/out-trade-no/order-1?mchid=${MCHID}`)
  expect(order.json).toMatchObject({ trade_state: 'REFUND', amount: { total: 1000, payer_total: 699 } })
})

test('the same refund number is the same refund; with other parameters it is refused', async () => {
  const first = await refund()
  expect((await refund()).json).toEqual(first.json)
  expect((await refund({ amount: { refund: 500, total: 1000, currency: 'CNY' } })).json.code).toBe(
    'INVALID_REQUEST',
  )
  expect(here.sim.transactions.list()[0]?.refunds).toHaveLength(1)
})

test('the sum of refunds never exceeds the total, and the customer’s parts end at what was paid', async () => {
  for (const [no, fen] of [333, 333, 333].entries()) expect((await part(no, fen)).status).toBe(200)
  expect((await part(3, 2)).json.code).toBe('INVALID_REQUEST')
  expect((await part(4, 1)).status).toBe(200)
  const refunds = here.sim.transactions.list()[0]?.refunds ?? []
  expect(refunds.reduce((sum, one) => sum + one.payerRefundFen, 0)).toBe(699)
})

test('fifty refunds of one order, not one more; none after a year', async () => {
  for (let no = 0; no < 50; no++) await part(no, 1)
  expect((await part(50, 1)).json.code).toBe('INVALID_REQUEST')
  await here.sim.till.pay({
    mchid: MCHID,
    appid: APPID,
    openid: OPENID,
    amountFen: 100,
    outTradeNo: 'order-2',
  })
  await here.clock.advance(365 * DAY + 1)
  const late = { out_trade_no: 'order-2', amount: { refund: 1, total: 100, currency: 'CNY' } }
  expect((await refund({ ...late, out_refund_no: 'late' })).json.code).toBe('INVALID_REQUEST')
})

test.each([
  ['an unknown order', { out_trade_no: 'nothing' }, 404, 'RESOURCE_NOT_EXISTS'],
  [
    'another total than was paid',
    { amount: { refund: 1, total: 999, currency: 'CNY' } },
    400,
    'INVALID_REQUEST',
  ],
  ['both order numbers', { transaction_id: '42' }, 400, 'PARAM_ERROR'],
  ['no order number', { out_trade_no: undefined }, 400, 'PARAM_ERROR'],
  ['a number with a space', { out_refund_no: 'refund 1' }, 400, 'PARAM_ERROR'],
  ['nothing to refund', { amount: { refund: 0, total: 1000, currency: 'CNY' } }, 400, 'PARAM_ERROR'],
])('a refund is refused: %s', async (_name, change, status, code) => {
  expect(await refund(change)).toMatchObject({ status, json: { code } })
})

test('an order that was never paid cannot be refunded', async () => {
  await here.merchant.ask('POST', '/v3/pay/transactions/jsapi', {
    appid: APPID,
    mchid: MCHID,
    description: '茶',
    out_trade_no: 'unpaid-1',
    notify_url: NOTIFY_URL,
    amount: { total: 1000 },
    payer: { openid: OPENID },
  })
  expect(await refund({ out_trade_no: 'unpaid-1' })).toMatchObject({
    status: 403,
    json: { code: 'TRADE_ERROR' },
  })
})

test.each(['ABNORMAL', 'CLOSED'] as const)(
  'a refund may end %s; only a closed one frees its amount',
  async outcome => {
    here.sim.nextRefund(outcome)
    await part(1, 1000)
    await here.clock.advance(1_000)
    const { type, content } = read(here.sent[0]?.body ?? Buffer.alloc(0))
    expect([type, content.refund_status, content.success_time]).toEqual([
      `REFUND.${outcome}`,
      outcome,
      undefined,
    ])
    expect((await part(2, 1000)).status).toBe(outcome === 'CLOSED' ? 200 : 400)
  },
)

test('a refund made by hand on the platform is decided at once and carries a number we never made', async () => {
  const made = await here.sim.refund({ mchid: MCHID, outTradeNo: 'order-1', refundFen: 1000, by: 'platform' })
  await here.sim.notices.idle()
  expect(made).toMatchObject({ state: 'SUCCESS', refundFen: 1000, payerRefundFen: 699 })
  expect(read(here.sent[0]?.body ?? Buffer.alloc(0)).content).toMatchObject({
    out_refund_no: made.outRefundNo,
  })
  const wrong = here.sim.refund({ mchid: MCHID, outTradeNo: 'order-1', refundFen: 1, by: 'platform' })
  await expect(wrong).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
