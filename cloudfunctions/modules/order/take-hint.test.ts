import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { type Hint, takeHint } from './take-hint'
import { blank, LIN, MCHID, orderOf, outrun, paidAt, placed } from './testing/orders'
import { insteadOfWechatPay, payError, questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const { lin } = PEOPLE
const hint = (over: Partial<Hint> = {}) =>
  takeHint({ mchid: MCHID, outTradeNo: 'T00001', outRefundNo: '', ...over }, shop.now())
const given = (over: Partial<OrderDoc> = {}) => {
  const order = blank(shop, over)
  shop.given({ orders: [order] })
  return order
}
/** A till's payment of which no notice has come. */
const unheard = (amountFen = 6800, outTradeNo = 'T00001') => {
  shop.payments.nextNotice('lost')
  return shop.payments.till.pay({
    mchid: MCHID,
    appid: 'wx5a0c1f2e3d4b6a78',
    openid: lin.openid,
    amountFen,
    outTradeNo,
  })
}
const refund = (outTradeNo: string, outcome: 'SUCCESS' | 'CLOSED' = 'SUCCESS') => {
  shop.payments.nextNotice('lost')
  return shop.payments.refund({
    mchid: MCHID,
    outTradeNo,
    refundFen: 6800,
    outRefundNo: 'R1',
    by: 'api',
    outcome,
  })
}

describe('a hint about a payment', () => {
  test('makes us ask WeChat Pay, whose answer is booked and settled', async () => {
    await unheard()
    expect(await hint()).toBe('done')
    expect(orderOf(shop, `${MCHID}:T00001`)).toMatchObject({
      settledVersion: 1,
      keptPoints: 68,
      memberId: LIN,
    })
    expect(questions()).toEqual([`GET /v3/pay/transactions/out-trade-no/T00001?mchid=${MCHID}`])
  })

  test('of an order that is known to be paid asks nothing and costs one trip', async () => {
    given({ paid: paidAt(shop.now()) })
    expect(await hint()).toBe('done')
    expect(questions()).toEqual([])
    expect(shop.trips.filter(({ what }) => what.startsWith('orders'))).toHaveLength(1)
  })

  test.each([
    ['with a number that WeChat Pay never gives', { outTradeNo: 'T1' }],
    ['with a refund number that WeChat Pay never gives', { outRefundNo: 'R 1' }],
    ['of an unknown merchant number', { mchid: '1900000999' }],
  ])('%s asks nothing', async (_case, over) => {
    expect(await hint(over)).toBe('done')
    expect(questions()).toEqual([])
    expect(shop.trips.filter(({ what }) => what.startsWith('orders'))).toEqual([])
  })

  test.each([
    ['never confirmed', [], 'done', 0],
    ['confirmed once and left', [{ fromAt: 0, toAt: 1 }], 'done', 1],
  ])('of a merchant number that was %s', async (_case, periods, taken, asked) => {
    shop.change('merchants', MCHID, { state: 'left', periods })
    given()
    expect(await hint()).toBe(taken)
    expect(questions()).toHaveLength(asked)
  })

  test('of an order that is not paid yet may come again', async () => {
    const { outTradeNo } = await placed(shop)
    expect(await hint({ outTradeNo })).toBe('again')
  })

  test('that WeChat Pay does not answer may come again', async () => {
    given()
    silenceWechatPay()
    expect(await hint()).toBe('again')
  })

  test('of an order WeChat Pay does not know is done', async () => {
    given()
    expect(await hint()).toBe('done')
  })

  test('that contradicts its order is done: it is in the inbox', async () => {
    await unheard()
    given({ amountFen: 1 })
    expect(await hint()).toBe('done')
    expect(shop.all('inbox')).toHaveLength(1)
  })

  test.each([
    [2_499, 'again', 1],
    [2_500, 'done', 2],
  ])('sent again after %i ms is %s', async (pauseMs, taken, asked) => {
    given()
    await hint()
    shop.pass(pauseMs)
    expect(await hint()).toBe(taken)
    expect(questions()).toHaveLength(asked)
  })

  test('of thirty-one orders we do not hold asks WeChat Pay thirty times, and again two seconds later', async () => {
    const numbers = Array.from({ length: 31 }, (_each, n) => `T${10_000 + n}`)
    for (const outTradeNo of numbers) await hint({ outTradeNo })
    expect(questions()).toHaveLength(30)
    shop.pass(1_999)
    expect(await hint({ outTradeNo: 'T20001' })).toBe('again')
    expect(await hint({ outTradeNo: 'T20002', mchid: '1900000207' })).toBe('done')
    shop.pass(1)
    expect(await hint({ outTradeNo: 'T20001' })).toBe('done')
    expect(questions()).toHaveLength(32)
  })
})

describe('a hint about a refund', () => {
  const refundHint = (outTradeNo: string) => hint({ outTradeNo, outRefundNo: 'R1' })
  const known = (state: 'success' | 'closed' | 'processing' | 'abnormal') =>
    given({ refunds: [{ no: 'R1', state, fen: 6800, payerFen: 6800, at: 1 }] })

  test('makes us ask WeChat Pay, whose answer is booked and settled', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    await refund(outTradeNo)
    expect(await refundHint(outTradeNo)).toBe('done')
    expect(orderOf(shop, id)).toMatchObject({ version: 3, settledVersion: 3, keptPoints: 0 })
    expect(questions('refund')).toEqual(['GET /v3/refund/domestic/refunds/R1'])
  })

  test.each(['success', 'closed'] as const)('that is known to be %s asks nothing', async state => {
    known(state)
    expect(await refundHint('T00001')).toBe('done')
    expect(questions()).toEqual([])
  })

  test.each(['processing', 'abnormal'] as const)('that is known to be %s asks WeChat Pay', async state => {
    known(state)
    expect(await refundHint('T00001')).toBe('done')
    expect(questions()).toHaveLength(1)
  })

  test('of another number than the known one asks WeChat Pay', async () => {
    known('success')
    expect(await hint({ outRefundNo: 'R2' })).toBe('done')
    expect(questions()).toHaveLength(1)
  })

  test('told again within the gap waits', async () => {
    known('processing')
    await refundHint('T00001')
    expect(await refundHint('T00001')).toBe('again')
    expect(questions()).toHaveLength(1)
  })

  test('that WeChat Pay does not answer may come again', async () => {
    known('processing')
    silenceWechatPay()
    expect(await refundHint('T00001')).toBe('again')
  })

  test('that WeChat Pay refuses is done', async () => {
    known('processing')
    insteadOfWechatPay(() => payError(404, 'RESOURCE_NOT_EXISTS'))
    expect(await refundHint('T00001')).toBe('done')
  })

  test('that others keep writing beside may come again', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    await refund(outTradeNo)
    shop.between(/^orders.update .*"version"/, () => outrun(shop, id), 5)
    expect(await refundHint(outTradeNo)).toBe('again')
  })

  test('already booked by a notice meanwhile is settled all the same', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    await refund(outTradeNo)
    await refundHint(outTradeNo)
    shop.change('orders', id, {
      settledVersion: 2,
      keptPoints: 68,
      refunds: [{ ...orderOf(shop, id).refunds[0], state: 'abnormal' }],
    })
    shop.pass(2_500)
    expect(await refundHint(outTradeNo)).toBe('done')
    expect(orderOf(shop, id)).toMatchObject({ settledVersion: 4, keptPoints: 0 })
  })
})
