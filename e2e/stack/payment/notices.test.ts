import type { NoticeFlaw } from '../../../local/wechatpay'
import { APPID, MCHID, openPaymentShop } from './payment-shop'

const shop = openPaymentShop()

describe('a notice that is not believed changes nothing', () => {
  test.each<[string, NoticeFlaw, number]>([
    ['signed by somebody else', 'forged', 401],
    ['the probe WeChat Pay sends now and then', 'probe', 401],
    ['ten minutes old', 'stale', 401],
    ['written again by a proxy', 'reserialised', 401],
    ['encrypted with another key', 'wrong-key', 500],
    ['signed under a serial nobody knows', 'unknown-serial', 500],
  ])('%s', async (_case, flaw, status) => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    const before = shop.everything()
    const answer = await shop.deliver(
      shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo }, flaw }),
    )
    expect(answer).toMatchObject({ status, code: 'FAIL' })
    expect(shop.everything()).toBe(before)
  })

  test('a notice without its signature headers is refused', async () => {
    const before = shop.everything()
    const { body } = shop.forgeNotice('payment')
    expect(await shop.deliver({ headers: {}, body })).toMatchObject({ status: 401, code: 'FAIL' })
    expect(shop.everything()).toBe(before)
  })

  test('a notice addressed to an unknown merchant number is refused', async () => {
    const before = shop.everything()
    expect(await shop.deliver(shop.forgeNotice('payment'), '1900000999')).toMatchObject({ status: 404 })
    expect(shop.everything()).toBe(before)
  })

  test.each([
    ['an empty body', ''],
    ['no JSON', 'hello'],
    ['another JSON', '{"id":1}'],
  ])('%s', async (_case, text) => {
    const before = shop.everything()
    const { headers } = shop.forgeNotice('payment')
    const answer = await shop.deliver({ headers, body: Buffer.from(text) })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(shop.everything()).toBe(before)
  })
})

describe('a genuine notice that fits no order of ours goes to the inbox and grants nothing', () => {
  test.each([
    ['another merchant', { mchid: '1900000110' }, 'merchant-differs'],
    ['another app', { appid: `${APPID}0` }, 'app-differs'],
    ['another currency', { amount: { currency: 'USD' } }, 'currency-differs'],
    ['another amount', { amount: { total: 1, payer_total: 1 } }, 'amount-differs'],
    ['another payer', { payer: { openid: 'openid-zhouzhou' } }, 'payer-differs'],
  ])('%s', async (_case, content, reason) => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    const before = shop.order(outTradeNo)
    const notice = shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo, ...content } })
    expect(await shop.deliver(notice)).toMatchObject({ status: 200, code: 'SUCCESS' })
    expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
    expect(shop.inbox()).toMatchObject([{ reason, state: 'open', brandId: 'shanze', source: 'notice' }])
    expect(shop.order(outTradeNo)).toEqual(before)
    expect(shop.active('linqing')).toBe(1286)
  })

  test('a second transaction for a paid order goes to the inbox within two round trips', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800)
    const content = { out_trade_no: outTradeNo, transaction_id: '4200009999999999999999999999' }
    const answer = await shop.deliver(shop.forgeNotice('payment', { content }))
    expect(answer.status).toBe(200)
    expect(shop.stack.trips('http').trips).toBe(2)
    expect(shop.inbox()).toMatchObject([{ reason: 'second-transaction' }])
    expect(shop.active('linqing')).toBe(1286 + 81)
  })

  test('a notice of a kind WeChat Pay added later goes to the inbox', async () => {
    const notice = shop.forgeNotice('payment', { eventType: 'SOMETHING.NEW' })
    expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
    expect(shop.inbox()).toMatchObject([{ reason: 'unknown-kind' }])
  })
})

test('platform certificates are believed like the public key', async () => {
  shop.sim().notices.signWith(MCHID, 'certificate')
  const outTradeNo = await shop.placeAndPay('linqing', 6800)
  expect(shop.order(outTradeNo)).toMatchObject({ settledVersion: 2, keptPoints: 81 })
})
