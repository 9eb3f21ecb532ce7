import { APPID, jsapiOrder, MCHID, OPENID, openTestRig, ordered, type TestRig } from '../testing/test-rig'

let here: TestRig
beforeEach(() => {
  here = openTestRig()
})
afterEach(() => here.sim.stop())

const HOUR = 3_600_000
const prepay = (change: Record<string, unknown> = {}) =>
  here.merchant.ask('POST', '/v3/pay/transactions/jsapi', jsapiOrder(change))
const query = () => here.merchant.ask('GET', `/v3/pay/transactions/out-trade-no/order-3081?mchid=${MCHID}`)
const close = () =>
  here.merchant.ask('POST', '/v3/pay/transactions/out-trade-no/order-3081/close', { mchid: MCHID })

test.each([
  ['number too short', { out_trade_no: '12345' }],
  ['number too long', { out_trade_no: 'x'.repeat(33) }],
  ['number with a sign not allowed', { out_trade_no: 'order#3081' }],
  ['nothing to pay', { amount: { total: 0, currency: 'CNY' } }],
  ['half a fen', { amount: { total: 1.5, currency: 'CNY' } }],
  ['amount as text', { amount: { total: '6800', currency: 'CNY' } }],
  ['other money', { amount: { total: 6800, currency: 'USD' } }],
  ['no payer', { payer: {} }],
  ['notices with a query', { notify_url: 'https://shop.example/notice?a=1' }],
  ['notices without a path', { notify_url: 'https://shop.example/' }],
  ['description too long', { description: '茶'.repeat(128) }],
  ['attach too long', { attach: 'x'.repeat(129) }],
  ['time without a zone', { time_expire: '2026-11-22T11:00:00' }],
])('PARAM_ERROR: %s', async (_name, change) => {
  const { status, json } = await prepay(change)
  expect({ status, code: json.code }).toEqual({ status: 400, code: 'PARAM_ERROR' })
  expect(json.detail).toMatchObject({ location: 'body', field: expect.stringMatching(/^\//) })
})

test('an app that is not bound to the merchant cannot take payments', async () => {
  expect((await prepay({ appid: 'wxsomebodyelse00' })).json.code).toBe('APPID_MCHID_NOT_MATCH')
})

test('the same order number with identical parameters gives a fresh prepay id of the same order', async () => {
  const first = await ordered(here)
  const { attach, ...rest } = jsapiOrder()
  const again = await here.merchant.ask('POST', '/v3/pay/transactions/jsapi', { attach, ...rest })
  expect(again.status).toBe(200)
  expect(again.json.prepay_id).not.toBe(first)
  expect(here.sim.transactions.list()).toHaveLength(1)
})

test('the same order number with other parameters is refused', async () => {
  await ordered(here)
  expect((await prepay({ amount: { total: 6900, currency: 'CNY' } })).json.code).toBe('INVALID_REQUEST')
  expect((await prepay({ time_expire: '2026-11-22T11:00:00+08:00' })).json.code).toBe('INVALID_REQUEST')
})

test('an order number whose order is paid or closed is used up', async () => {
  const prepayId = await ordered(here)
  await here.sim.cashier.pay(prepayId, OPENID)
  expect(await prepay()).toMatchObject({ status: 403, json: { code: 'OUT_TRADE_NO_USED' } })
  await here.merchant.ask('POST', '/v3/pay/transactions/jsapi', jsapiOrder({ out_trade_no: 'order-2' }))
  await here.merchant.ask('POST', '/v3/pay/transactions/out-trade-no/order-2/close', { mchid: MCHID })
  expect((await prepay({ out_trade_no: 'order-2' })).json.code).toBe('ORDER_CLOSED')
})

test('a prepay id lives two hours, its order seven days', async () => {
  const old = await ordered(here)
  await here.clock.advance(2 * HOUR)
  await expect(here.sim.cashier.pay(old, OPENID)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  const fresh = await ordered(here)
  await here.sim.cashier.pay(fresh, OPENID)
  expect((await query()).json.trade_state).toBe('SUCCESS')
})

test('time_expire ends an order, but never earlier than in a minute', async () => {
  const prepayId = await ordered(here, { time_expire: '2026-11-22T10:00:00+08:00' })
  await here.clock.advance(59_000)
  expect((await query()).json.trade_state).toBe('NOTPAY')
  await here.clock.advance(1_000)
  await expect(here.sim.cashier.pay(prepayId, OPENID)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await here.clock.advance(7 * 24 * HOUR)
  expect((await query()).json.trade_state).toBe('CLOSED')
})

test('an order is paid once, by the person it was made for', async () => {
  const prepayId = await ordered(here)
  await expect(here.sim.cashier.pay(prepayId, 'oSomebodyElse')).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
  await here.sim.cashier.pay(prepayId, OPENID)
  await expect(here.sim.cashier.pay(prepayId, OPENID)).rejects.toMatchObject({ code: 'ORDER_PAID' })
  await expect(here.sim.cashier.pay('wx-nothing', OPENID)).rejects.toMatchObject({ code: 'ORDER_NOT_EXIST' })
})

test('an unpaid order says nothing that only a payment brings', async () => {
  await ordered(here)
  const { json } = await query()
  expect(json).toEqual({
    mchid: MCHID,
    appid: APPID,
    out_trade_no: 'order-3081',
    trade_state: 'NOTPAY',
    trade_state_desc: '订单未支付',
    amount: { total: 6800, currency: 'CNY' },
  })
})

test('closing may be repeated and ends the order; a paid one cannot be closed', async () => {
  expect(await close()).toMatchObject({ status: 404, json: { code: 'ORDER_NOT_EXIST' } })
  const prepayId = await ordered(here)
  for (let turn = 0; turn < 2; turn++) expect(await close()).toMatchObject({ status: 204, text: '' })
  expect((await query()).json.trade_state).toBe('CLOSED')
  await expect(here.sim.cashier.pay(prepayId, OPENID)).rejects.toMatchObject({ code: 'ORDER_CLOSED' })

  const paid = await ordered(here, { out_trade_no: 'order-paid' })
  await here.sim.cashier.pay(paid, OPENID)
  const late = await here.merchant.ask('POST', '/v3/pay/transactions/out-trade-no/order-paid/close', {
    mchid: MCHID,
  })
  expect(late).toMatchObject({ status: 400, json: { code: 'ORDER_PAID' } })
})
