import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { insteadOfWechatPay, payError, silenceWechatPay } from '../order/testing/wechat-pay'
import { bookedOf, memberOf, pointsOf, rich, shardOf } from './testing/exchanges'

const shop = testShop()
const { lin } = PEOPLE
const MINUTE_MS = 60_000
const price = { points: 20, fen: 1_000 }

const begin = (over: { commandId?: string; points?: number; fen?: number; storeId?: string } = {}) =>
  shop.when(lin, 'mall.exchange', {
    commandId: shop.command(),
    goodsId: 'shanze:flask',
    ...price,
    ...over,
  })
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)
const orderOf = (id: string) => shop.one<OrderDoc>('orders', id)

/** Begun through the page: its points are spent, its unit is out, its order waits for the money. */
async function waiting(over: Parameters<typeof begin>[0] = {}) {
  await rich(shop)
  const answer = await begin(over)
  if (!answer.ok || !answer.data.toPay) throw new Error('there is nothing to pay')
  const { exchange, toPay } = answer.data
  const pay = async (notice: 'normal' | 'lost' = 'normal') => {
    shop.payments.nextNotice(notice)
    await shop.payments.cashier.pay(toPay.payment.package.replace('prepay_id=', ''), lin.openid)
    await shop.payments.notices.idle()
    shop.payments.nextNotice('normal')
  }
  return { id: exchange.id, orderId: exchange.orderId, toPay, pay }
}

const cancel = (exchangeId: string) => shop.when(lin, 'mall.cancel', { exchangeId })

describe('an exchange for points and money', () => {
  test('PT-03: spends the points, keeps a unit, and names the order that collects the money', async () => {
    const { id, orderId, toPay } = await waiting({ storeId: 'shanze:yunqi' })
    expect(toPay).toMatchObject({ order: { id: orderId, amountFen: 1_000, state: 'unpaid' } })
    expect(exchangeOf(id)).toMatchObject({
      state: 'paying',
      points: 20,
      cash: { fen: 1_000, orderId },
      dueAt: NEVER,
    })
    expect(orderOf(orderId)).toMatchObject({ exchangeId: id, amountFen: 1_000, storeId: 'shanze:yunqi' })
    expect(pointsOf(shop)).toBe(180)
    expect(shardOf(shop, 'flask')).toMatchObject({ left: 1 })
    expect(bookedOf(shop)).toEqual(['hold', 'post'])
  })

  test('is given once the money is there: it waits to be fetched, and the money earns nothing', async () => {
    const { id, orderId, pay } = await waiting()
    await pay()
    expect(exchangeOf(id)).toMatchObject({ state: 'ready' })
    expect(orderOf(orderId)).toMatchObject({ keptPoints: 0, gifts: [], dueAt: NEVER })
    expect(pointsOf(shop)).toBe(180)
    expect(memberOf(shop).growth).toBe(200)
    const opened = await shop.must(lin, 'mall.open', { exchangeId: id })
    expect(opened).toMatchObject({ exchange: { state: 'ready', fen: 1_000, payUntilAt: null } })
    expect(opened.codes).not.toBeNull()
  })

  test('cannot be fetched before', async () => {
    const { id } = await waiting()
    const opened = await shop.must(lin, 'mall.open', { exchangeId: id })
    expect(opened).toMatchObject({ exchange: { state: 'paying', payUntilAt: shop.now() + 15 * MINUTE_MS } })
    expect(opened.codes).toBeNull()
  })

  test('whose notice was lost is given when the sweeper asks WeChat Pay', async () => {
    const { id, pay } = await waiting()
    await pay('lost')
    expect(exchangeOf(id)).toMatchObject({ state: 'paying' })
    await shop.sweep()
    expect(exchangeOf(id)).toMatchObject({ state: 'ready' })
  })

  test('that is not paid within a quarter of an hour gives points and unit back', async () => {
    const { id, orderId } = await waiting()
    const begunAt = shop.now()
    await shop.sweep()
    expect(orderOf(orderId)).toMatchObject({ paid: null, dueAt: NEVER })
    expect((orderOf(orderId).closed?.at ?? 0) - begunAt).toBeGreaterThanOrEqual(15 * MINUTE_MS)
    expect(exchangeOf(id)).toMatchObject({ state: 'unpaid', dueAt: NEVER })
    expect(pointsOf(shop)).toBe(200)
    expect(shardOf(shop, 'flask')).toMatchObject({ left: 2, reservations: [] })
  })

  test('sent again is the same exchange and the same order', async () => {
    const commandId = shop.command()
    const { id, orderId } = await waiting({ commandId })
    const again = await begin({ commandId })
    expect(again).toMatchObject({
      ok: true,
      data: { exchange: { id, orderId }, toPay: { order: { id: orderId } } },
    })
    expect(pointsOf(shop)).toBe(180)
    expect(shop.all<OrderDoc>('orders').filter(({ exchangeId }) => exchangeId)).toHaveLength(1)
    expect(await begin({ commandId, fen: 900 })).toMatchObject({ code: 'CONFLICT' })
  })

  test('stays when WeChat Pay cannot be asked, and is paid through its order later', async () => {
    await rich(shop)
    const silence = silenceWechatPay()
    const answer = await begin()
    silence.end()
    expect(answer).toMatchObject({ ok: true, data: { exchange: { state: 'paying' }, toPay: null } })
    const orderId = answer.ok ? answer.data.exchange.orderId : ''
    const paid = await shop.must(lin, 'order.pay', { orderId })
    await shop.payments.cashier.pay(paid.payment.package.replace('prepay_id=', ''), lin.openid)
    await shop.payments.notices.idle()
    await shop.sweep()
    expect(exchangeOf(answer.ok ? answer.data.exchange.id : '')).toMatchObject({ state: 'ready' })
  })

  test.each([
    ['more points', { points: 19 }, { points: 20, fen: 1_000 }],
    ['more money', { fen: 900 }, { points: 20, fen: 1_000 }],
    ['no money at all, in points alone', { points: 20, fen: undefined }, { points: 50, fen: 0 }],
  ])('at a price that has changed to %s is refused with the price of now', async (_case, seen, now) => {
    await rich(shop)
    const { fen, ...rest } = { ...price, ...seen }
    const answer = await shop.when(lin, 'mall.exchange', {
      commandId: shop.command(),
      goodsId: 'shanze:flask',
      ...rest,
      ...(fen === undefined ? {} : { fen }),
    })
    expect(answer).toMatchObject({ code: 'PRICE_CHANGED', data: now })
    expect(shop.all('exchanges')).toEqual([])
  })

  test('of a brand without a merchant number is refused before anything is begun', async () => {
    await rich(shop)
    for (const { _id } of shop.all<{ _id: string }>('merchants'))
      shop.change('merchants', _id, { appid: 'wx-none' })
    expect(await begin()).toMatchObject({ code: 'PAYMENT_UNAVAILABLE' })
    expect(shop.all('exchanges')).toEqual([])
  })

  test('beside ten unpaid orders comes to nothing, and nothing is kept for it', async () => {
    await rich(shop)
    for (let n = 0; n < 10; n += 1) {
      const what = { by: 'amount' as const, amountFen: 100 }
      await shop.must(lin, 'order.place', { commandId: shop.command(), storeId: 'shanze:yunqi', what })
    }
    expect(await begin()).toMatchObject({ code: 'TOO_MANY_UNPAID', data: { over: true } })
    expect(pointsOf(shop)).toBe(200)
    await shop.sweep()
    expect(shardOf(shop, 'flask')).toMatchObject({ left: 2, reservations: [] })
  })
})

describe('taking an exchange with money back', () => {
  test('before it is paid closes its order first, at WeChat Pay too', async () => {
    const { id, orderId, pay } = await waiting()
    expect(await cancel(id)).toMatchObject({
      ok: true,
      data: { exchange: { state: 'unpaid' }, points: { active: 200 } },
    })
    expect(orderOf(orderId)).toMatchObject({ closed: { at: shop.now() } })
    await expect(pay()).rejects.toThrow()
    expect(await cancel(id)).toMatchObject({ ok: true, data: { exchange: { state: 'unpaid' } } })
  })

  test('through its order does the same', async () => {
    const { id, orderId } = await waiting()
    expect(await shop.when(lin, 'order.cancel', { orderId })).toMatchObject({ ok: true })
    expect(exchangeOf(id)).toMatchObject({ state: 'unpaid' })
    expect(pointsOf(shop)).toBe(200)
  })

  test('while WeChat Pay does not answer changes nothing', async () => {
    const { id } = await waiting()
    const silence = silenceWechatPay()
    expect(await cancel(id)).toMatchObject({ code: 'PAYMENT_UNAVAILABLE' })
    silence.end()
    expect(exchangeOf(id)).toMatchObject({ state: 'paying' })
  })

  test('PT-05: after it is paid gives points, unit and money back, the money once', async () => {
    const { id, orderId, pay } = await waiting()
    await pay()
    expect(await cancel(id)).toMatchObject({ ok: true, data: { exchange: { state: 'cancelled' } } })
    expect(orderOf(orderId).refunds).toMatchObject([{ fen: 1_000, state: 'asked', requested: true }])
    await shop.sweep()
    await shop.payments.notices.idle()
    await shop.sweep()
    expect(orderOf(orderId)).toMatchObject({ refunds: [{ state: 'success', payerFen: 1_000 }], dueAt: NEVER })
    expect(shop.payments.transactions.list().filter(({ refunds }) => refunds.length > 0)).toMatchObject([
      { refunds: [{ refundFen: 1_000 }] },
    ])
    expect(pointsOf(shop)).toBe(200)
    expect(shardOf(shop, 'flask')).toMatchObject({ left: 2 })
  })

  test('a refund that WeChat Pay refuses is asked for again, until the merchant can', async () => {
    const { id, orderId, pay } = await waiting()
    await pay()
    let asked = 0
    insteadOfWechatPay(({ url }) => {
      if (!url.endsWith('/refunds')) return undefined
      asked += 1
      return asked < 3 ? payError(403, 'NOT_ENOUGH') : undefined
    })
    await cancel(id)
    await shop.sweep()
    expect(asked).toBeGreaterThanOrEqual(3)
    expect(orderOf(orderId)).toMatchObject({ refunds: [{ state: 'success' }] })
    expect(console.error).toHaveBeenCalled()
  })

  test('money that arrives after the order was closed goes back by itself', async () => {
    const { id, orderId } = await waiting()
    await cancel(id)
    const order = orderOf(orderId)
    const paid = {
      transactionId: 'late',
      at: shop.now(),
      day: '2026-11-22',
      totalFen: 1_000,
      payerFen: 1_000,
    }
    shop.change('orders', orderId, {
      paid: { ...paid, promotions: [] },
      version: order.version + 1,
      dueAt: shop.now(),
    })
    insteadOfWechatPay(({ url }) => (url.endsWith('/refunds') ? payError(500, 'SYSTEM_ERROR') : undefined))
    await shop.when(lin, 'order.landing', { order: { mchid: order.mchid, outTradeNo: order.outTradeNo } })
    expect(exchangeOf(id)).toMatchObject({ state: 'unpaid' })
    expect(orderOf(orderId).refunds).toMatchObject([{ fen: 1_000, state: 'asked', requested: true }])
  })

  test('money that the merchant gives back whole takes points and unit back, too', async () => {
    const { id, orderId, pay, toPay } = await waiting()
    await pay()
    await shop.refunded(toPay, 400)
    expect(exchangeOf(id)).toMatchObject({ state: 'ready' })
    await shop.refunded(toPay, 600)
    expect(exchangeOf(id)).toMatchObject({ state: 'cancelled' })
    expect(pointsOf(shop)).toBe(200)
    expect(orderOf(orderId).refunds.filter(({ requested }) => requested)).toEqual([])
  })

  test('what was handed over stays, whatever the merchant gives back', async () => {
    const { id, pay, toPay } = await waiting()
    await pay()
    const handed = {
      commandId: 'c',
      storeId: 'shanze:yunqi',
      staffId: 'x',
      staffName: '许言',
      at: shop.now(),
    }
    shop.change('exchanges', id, { state: 'handed', handed, dueAt: NEVER })
    await shop.refunded(toPay, 1_000)
    expect(exchangeOf(id)).toMatchObject({ state: 'handed' })
    expect(pointsOf(shop)).toBe(180)
  })

  test('one that was not fetched in time gives the money back', async () => {
    const { id, orderId, pay } = await waiting()
    await pay()
    shop.pass(12 * 24 * 60 * MINUTE_MS)
    await shop.sweep()
    await shop.payments.notices.idle()
    await shop.sweep()
    expect(exchangeOf(id)).toMatchObject({ state: 'lapsed' })
    expect(orderOf(orderId)).toMatchObject({ refunds: [{ state: 'success' }] })
  })
})
