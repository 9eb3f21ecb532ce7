import { setRules } from '../points/brand-rules'
import { newCommand, openPaymentShop, SECOND_MS, YUNQI } from './payment-shop'

const shop = openPaymentShop()
const API = 'wxa.sec.order.uploadShippingInfo'
const openapi = () => shop.stack.stack.cloud.openapi
const uploads = () =>
  openapi()
    .calls()
    .filter(({ apiName }) => apiName === API)
const answering = (errcode: number) => openapi().answer(API, () => ({ errcode, errmsg: 'as the test says' }))
let uploadsBefore = 0
const newUploads = () => uploads().slice(uploadsBefore)
const WHEN_DUE_MS = 45 * SECOND_MS

beforeEach(async () => {
  await setRules(shop.stack, () => ({ shipping: { upload: true } }))
  answering(0)
  uploadsBefore = uploads().length
})
afterEach(async () => {
  expect(await shop.broken()).toEqual([])
})

const paidInApp = (fen = 6_800) => shop.placeAndPay('linqing', fen)
const topUp = async (amountFen: number) => {
  const what = { by: 'top-up' as const, amountFen }
  const placed = await shop
    .person('linqing')
    .must('order.place', { commandId: newCommand(), storeId: YUNQI, what })
  await shop.pay('linqing', placed.payment.package.replace('prepay_id=', ''))
  return placed.outTradeNo
}

describe('hazard 39: an order of the mini-program whose shipping nobody reports keeps its money frozen', () => {
  test('shipping is reported once by the sweeper as picked up in the store, not while the customer waits', async () => {
    const outTradeNo = await paidInApp()
    await shop.openLanding('linqing', outTradeNo)
    await shop.stack.runJobs()
    expect(newUploads()).toEqual([])
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 81, shipping: { state: 'due', tries: 0 } })
    await shop.sweepFor(WHEN_DUE_MS)
    await shop.sweepFor(WHEN_DUE_MS)
    expect(newUploads()).toHaveLength(1)
    expect(newUploads()[0]?.data).toMatchObject({
      order_key: { order_number_type: 2, transaction_id: shop.order(outTradeNo).paid?.transactionId },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: '山泽茶事（云栖路店）' }],
      upload_time: expect.stringMatching(/^2026-11-22T1\d:\d\d:\d\d\.\d{3}\+08:00$/),
      payer: { openid: 'openid-linqing' },
    })
    expect(shop.order(outTradeNo).shipping).toEqual({ state: 'done', tries: 1 })
  })

  test('an order of stored value is reported as nothing to carry', async () => {
    await topUp(20_000)
    await shop.sweepFor(WHEN_DUE_MS)
    expect(newUploads()).toMatchObject([{ data: { logistics_type: 3 } }])
  })

  test('shipping is reported again when WeChat’s order centre has not heard of it yet, until it has', async () => {
    const outTradeNo = await paidInApp()
    answering(10060001)
    await shop.sweepFor(2 * WHEN_DUE_MS)
    expect(shop.order(outTradeNo).shipping?.state).toBe('due')
    const tries = newUploads().length
    expect(tries).toBeGreaterThanOrEqual(2)
    answering(0)
    await shop.sweepFor(4 * WHEN_DUE_MS)
    expect(shop.order(outTradeNo).shipping?.state).toBe('done')
    expect(newUploads()).toHaveLength(tries + 1)
  })

  test.each([
    [10060002, 'done'],
    [10060003, 'done'],
    [10060004, 'given-up'],
  ])('shipping answered %d is %s and not reported again', async (errcode, state) => {
    const outTradeNo = await paidInApp()
    answering(errcode)
    await shop.sweepFor(3 * WHEN_DUE_MS)
    expect(shop.order(outTradeNo).shipping).toEqual({ state, tries: 1 })
    expect(newUploads()).toHaveLength(1)
  })

  test('an order paid back whole before its shipping was reported needs no report; paid back in part it does', async () => {
    const [whole, part] = [await paidInApp(), await paidInApp(7_000)]
    await shop.refund(whole, 6_800)
    await shop.refund(part, 100)
    await shop.sweepFor(2 * WHEN_DUE_MS)
    expect(shop.order(whole)).toMatchObject({ keptPoints: 0, shipping: { state: 'not-needed' } })
    expect(shop.order(part)).toMatchObject({ settledVersion: 3, shipping: { state: 'done' } })
    expect(newUploads()).toHaveLength(1)
  })

  test('an order refunded after its shipping was reported is not reported again', async () => {
    const outTradeNo = await paidInApp()
    await shop.sweepFor(WHEN_DUE_MS)
    await shop.refund(outTradeNo, 6_800)
    await shop.sweepFor(2 * WHEN_DUE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 0, shipping: { state: 'done' } })
    expect(newUploads()).toHaveLength(1)
  })

  test('ten timers, a refund and ten pages at the same moment leave it settled and reported once', async () => {
    const outTradeNo = await paidInApp()
    await shop.stack.stack.clock.advance(WHEN_DUE_MS)
    await Promise.all([
      ...Array.from({ length: 10 }, () => shop.stack.runJobs()),
      ...Array.from({ length: 10 }, () => shop.openLanding('linqing', outTradeNo)),
      shop.refund(outTradeNo, 3_400),
    ])
    await shop.sweepFor(2 * WHEN_DUE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({
      keptPoints: 40,
      settledVersion: 3,
      shipping: { state: 'done' },
    })
    expect(newUploads()).toHaveLength(1)
  })
})

test('a payment at the till, an unpaid order and a brand that need not report are never reported', async () => {
  await shop.payAtTill('linqing', 6_800)
  await shop.place('linqing', 6_800)
  await shop.sweepFor(2 * WHEN_DUE_MS)
  await setRules(shop.stack, () => ({ shipping: { upload: false } }))
  await shop.stack.stack.clock.advance(WHEN_DUE_MS)
  const outTradeNo = await paidInApp()
  await shop.sweepFor(2 * WHEN_DUE_MS)
  expect(shop.order(outTradeNo).shipping).toBeUndefined()
  expect(newUploads()).toEqual([])
})

test('reporting costs the payment no round trip', async () => {
  await paidInApp()
  expect(shop.stack.trips('http').trips).toBe(6)
})
