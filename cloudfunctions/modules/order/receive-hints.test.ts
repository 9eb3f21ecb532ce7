import { main as http } from '../../http'
import { forwardMark } from '../../platform/vault'
import { callAs } from '../../testing/sdk'
import { PEOPLE, testShop } from '../../testing/shop'
import { MCHID, orderOf, placed } from './testing/orders'
import { exchange, questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const { lin } = PEOPLE
const forward = (sent: object | string, { mchid = MCHID, mark = forwardMark(MCHID) } = {}) =>
  exchange(shop, `/wechatpay/forward/${mchid}/${mark}`, sent)
const callback = (sent: object) => http(sent as never) as Promise<unknown>

describe('a forward of the integration centre', () => {
  test('is only a hint: WeChat Pay says that the order is paid', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay('lost')
    expect(await forward({ out_trade_no: outTradeNo, trade_state: 'SUCCESS' })).toEqual({
      status: 200,
      body: { code: 'SUCCESS', message: '' },
    })
    expect(orderOf(shop, id)).toMatchObject({ keptPoints: 68 })
    expect(questions(outTradeNo)).toHaveLength(1)
  })

  test('that says paid of an unpaid order changes nothing and is asked to come again', async () => {
    const { id, outTradeNo } = await placed(shop)
    expect(await forward({ out_trade_no: outTradeNo, trade_state: 'SUCCESS' })).toEqual({
      status: 503,
      body: { code: 'FAIL', message: '请稍后重发' },
    })
    expect(orderOf(shop, id)).toMatchObject({ paid: null, version: 1 })
  })

  test('of a refund makes us ask about the refund', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    shop.payments.nextNotice('lost')
    await shop.payments.refund({ mchid: MCHID, outTradeNo, refundFen: 6800, outRefundNo: 'R1', by: 'api' })
    expect(await forward({ out_trade_no: outTradeNo, out_refund_no: 'R1' })).toMatchObject({ status: 200 })
    expect(orderOf(shop, id)).toMatchObject({ refunds: [{ no: 'R1', state: 'success' }], keptPoints: 0 })
  })

  test.each([
    ['without the secret of the address', { mark: 'x'.repeat(32) }],
    ['with the secret of another merchant number', { mark: forwardMark('1900000207') }],
  ])('%s is no address and asks nothing', async (_case, over) => {
    const { outTradeNo } = await placed(shop)
    const asked = questions().length
    expect(await forward({ out_trade_no: outTradeNo }, over)).toEqual({
      status: 404,
      body: { code: 'FAIL', message: '没有这个地址' },
    })
    expect(questions()).toHaveLength(asked)
  })

  test.each([
    ['no JSON', 'out_trade_no=T00001'],
    ['null', 'null'],
    ['without an order number', '{}'],
    ['whose order number is no text', '{"out_trade_no":10000001}'],
  ])('that is %s is answered 400', async (_case, sent) => {
    expect(await forward(sent)).toEqual({ status: 400, body: { code: 'FAIL', message: '没有订单号' } })
    expect(questions()).toEqual([])
  })
})

describe('a cloudPay callback', () => {
  beforeEach(() => callAs({}))

  test.each([
    ['documented', { subMchId: MCHID }, 'outTradeNo'],
    ['seen in tutorials', { sub_mch_id: MCHID }, 'out_trade_no'],
  ])('with the field names %s is a hint that WeChat Pay confirms', async (_case, mchid, name) => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay('lost')
    callAs({})
    expect(await callback({ ...mchid, [name]: outTradeNo })).toEqual({ errcode: 0, errmsg: 'OK' })
    expect(orderOf(shop, id)).toMatchObject({ keptPoints: 68 })
  })

  test.each(['outRefundNo', 'out_refund_no'])('with %s is a hint about the refund', async name => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay()
    shop.payments.nextNotice('lost')
    await shop.payments.refund({ mchid: MCHID, outTradeNo, refundFen: 6800, outRefundNo: 'R1', by: 'api' })
    callAs({})
    expect(await callback({ subMchId: MCHID, outTradeNo, [name]: 'R1' })).toMatchObject({ errcode: 0 })
    expect(orderOf(shop, id)).toMatchObject({ refunds: [{ no: 'R1' }] })
  })

  test('of an order that is not paid yet is asked to come again', async () => {
    const { outTradeNo } = await placed(shop)
    callAs({})
    expect(await callback({ subMchId: MCHID, outTradeNo })).toEqual({ errcode: 1, errmsg: 'ask again later' })
  })

  test('while WeChat Pay is silent is asked to come again', async () => {
    silenceWechatPay()
    expect(await callback({ subMchId: MCHID, outTradeNo: 'T90001' })).toMatchObject({ errcode: 1 })
  })

  test('of a merchant number that does not exist is answered 0, so it does not come for two days', async () => {
    expect(await callback({ subMchId: '1900000999', outTradeNo: 'T00001' })).toMatchObject({ errcode: 0 })
    expect(await callback({ outTradeNo: 'T00001' })).toMatchObject({ errcode: 0 })
    expect(questions()).toEqual([])
  })

  test('that fails on our side is logged and asked to come again', async () => {
    shop.between(/^orders.get/, () => {
      throw new Error('the database is away')
    })
    expect(await callback({ subMchId: MCHID, outTradeNo: 'T00001' })).toMatchObject({ errcode: 1 })
    expect(console.error).toHaveBeenCalledTimes(1)
  })

  test('made by a mini-program is no callback and makes us ask nothing', async () => {
    callAs({ SOURCE: 'wx_client', OPENID: lin.openid, APPID: 'wx5a0c1f2e3d4b6a78' })
    expect(await callback({ subMchId: MCHID, outTradeNo: 'T00001' })).toEqual({
      errcode: 1,
      errmsg: 'not a callback',
    })
    expect(shop.trips).toEqual([])
  })

  test.each([
    ['an HTTP exchange', { httpMethod: 'POST', path: '/', outTradeNo: 'T00001' }],
    ['an event without an order number', { subMchId: MCHID }],
    ['an event whose order number is no text', { outTradeNo: 1 }],
  ])('is not what %s is', async (_case, event) => {
    expect(await callback(event)).toMatchObject({ statusCode: 404 })
  })
})
