import { NEVER } from '@shared/domain/due'
import type { OrderDoc } from '@shared/domain/order/types'
import { testShop } from '../../testing/shop'
import { processOrder } from './process-order'
import {
  blank,
  inboxOf,
  LIN,
  orderOf,
  outrun,
  outrunMember,
  paidAt,
  placed,
  unsettled,
} from './testing/orders'
import { insteadOfWechatPay, payError, questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const DAY_MS = 86_400_000
const process = (id: string) => processOrder(orderOf(shop, id), shop.now())
const given = (order: OrderDoc) => {
  shop.given({ orders: [order] })
  return order._id
}

describe('an unpaid order', () => {
  test.each([
    [0, 60_000],
    [1, 300_000],
    [2, 1_800_000],
  ])('after look %i is asked about again in %i ms', async (tries, pauseMs) => {
    const { id } = await placed(shop)
    shop.change('orders', id, { tries, unansweredQueries: 4 })
    await process(id)
    const next = { tries: tries + 1, unansweredQueries: 0, dueAt: shop.now() + pauseMs }
    expect(orderOf(shop, id)).toMatchObject({ version: 1, closed: null, ...next })
  })

  test('after the last look is closed at WeChat Pay first and then here', async () => {
    const { id, outTradeNo } = await placed(shop)
    shop.change('orders', id, { tries: 3 })
    await process(id)
    expect(questions(outTradeNo).slice(-2)).toEqual([
      expect.stringMatching(/^GET .*mchid=1900000109$/),
      expect.stringMatching(/^POST .*\/close$/),
    ])
    expect(orderOf(shop, id)).toMatchObject({
      closed: { at: shop.now() },
      version: 2,
      settledVersion: 2,
      dueAt: NEVER,
      tries: 0,
    })
  })

  test('of which WeChat Pay has never heard needs no closing there', async () => {
    const id = given(blank(shop, { tries: 3 }))
    await process(id)
    expect(questions()).toHaveLength(1)
    expect(orderOf(shop, id)).toMatchObject({ closed: { at: shop.now() }, dueAt: NEVER })
  })

  test('of which WeChat Pay has never heard is still asked about on schedule before that', async () => {
    const id = given(blank(shop))
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ closed: null, tries: 1, dueAt: shop.now() + 60_000 })
  })

  test('ends closed by the timer alone, five questions after the prepay', async () => {
    const { id, outTradeNo } = await placed(shop)
    await shop.sweep()
    expect(orderOf(shop, id)).toMatchObject({ closed: {}, dueAt: NEVER })
    expect(questions(outTradeNo)).toHaveLength(5)
  })

  test('that WeChat Pay closed by itself is closed here', async () => {
    const { id, outTradeNo } = await placed(shop)
    shop.change('orders', id, { tries: 3 })
    await process(id)
    shop.change('orders', id, { closed: null, settledVersion: 1 })
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ closed: { at: shop.now() }, dueAt: NEVER })
    expect(questions(outTradeNo).filter(each => each.includes('/close'))).toHaveLength(1)
  })

  test.each([
    [400, 'ORDER_CLOSED'],
    [400, 'ORDERCLOSED'],
  ])('whose closing is refused with %i %s is closed here', async (status, code) => {
    const { id } = await placed(shop)
    shop.change('orders', id, { tries: 3 })
    insteadOfWechatPay(({ url }) => (url.endsWith('/close') ? payError(status, code) : undefined))
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ closed: { at: shop.now() } })
  })

  test('whose closing is refused because it was paid stays open and is asked about soon', async () => {
    const { id } = await placed(shop)
    shop.change('orders', id, { tries: 3 })
    insteadOfWechatPay(({ url }) => (url.endsWith('/close') ? payError(400, 'ORDERPAID') : undefined))
    await process(id)
    const later = { tries: 3, unansweredQueries: 1, dueAt: shop.now() + 15_000 }
    expect(orderOf(shop, id)).toMatchObject({ closed: null, ...later })
  })

  test('is not closed here while its closing is not answered', async () => {
    const { id } = await placed(shop)
    shop.change('orders', id, { tries: 3 })
    silenceWechatPay(/close/)
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ closed: null, unansweredQueries: 1 })
  })

  test('of a till is left to the till after the last look', async () => {
    const id = given(blank(shop, { tries: 3, source: 'till' }))
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ closed: null, version: 1, dueAt: NEVER })
    expect(questions('close')).toEqual([])
  })

  test('that another fact reached meanwhile keeps its due time', async () => {
    const { id } = await placed(shop)
    shop.between(/^orders.update/, () => outrun(shop, id, { dueAt: 7 }))
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ version: 2, tries: 0, dueAt: 7 })
  })

  test('of a till that another fact reached meanwhile keeps its due time', async () => {
    const id = given(blank(shop, { tries: 3, source: 'till' }))
    shop.between(/^orders.update/, () => outrun(shop, id, { dueAt: 7 }))
    await process(id)
    expect(orderOf(shop, id).dueAt).toBe(7)
  })
})

describe('an order that WeChat Pay does not answer about', () => {
  test.each([
    [undefined, 1, 15_000],
    [1, 2, 30_000],
    [20, 21, 3_600_000],
  ])(
    'after %s questions without an answer is asked about ever more seldom',
    async (before, after, pauseMs) => {
      const { id } = await placed(shop)
      if (before) shop.change('orders', id, { unansweredQueries: before })
      silenceWechatPay()
      await process(id)
      const later = { tries: 0, unansweredQueries: after, dueAt: shop.now() + pauseMs }
      expect(orderOf(shop, id)).toMatchObject({ closed: null, ...later })
    },
  )

  test.each([
    ['of the mini-program stays open up to the eighth day', 'app', 0, { closed: null, unansweredQueries: 1 }],
    ['of the mini-program is closed here after the eighth day', 'app', 1, { closed: {}, dueAt: NEVER }],
    ['of a till is left to the till after the eighth day', 'till', 1, { closed: null, dueAt: NEVER }],
  ] as const)('and %s', async (_case, source, lateMs, expected) => {
    const id = given(blank(shop, { source, createdAt: shop.now() - 8 * DAY_MS - lateMs }))
    silenceWechatPay()
    await process(id)
    expect(orderOf(shop, id)).toMatchObject(expected)
  })
})

describe('an order with facts', () => {
  test('whose notice was lost is found paid and settled', async () => {
    const { id, pay } = await placed(shop)
    await pay('lost')
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ paid: { totalFen: 6800 }, settledVersion: 2, keptPoints: 68 })
  })

  test('that a died writer left unsettled is settled by the timer, once', async () => {
    const id = given(unsettled(shop))
    await shop.sweep()
    expect(orderOf(shop, id)).toMatchObject({ settledVersion: 2, keptPoints: 68, dueAt: NEVER })
    expect(shop.one('members', LIN)).toMatchObject({ growth: 68 })
    await shop.sweep()
    expect(shop.one('members', LIN)).toMatchObject({ growth: 68 })
    expect(questions('transactions')).toEqual([])
  })

  test('that WeChat Pay contradicts goes to the inbox and is left to staff', async () => {
    const { id, pay } = await placed(shop)
    await pay('lost')
    shop.change('orders', id, { amountFen: 1 })
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ paid: null, dueAt: NEVER })
    expect(inboxOf(shop)).toMatchObject([{ reason: 'amount-differs', source: 'query' }])
  })

  test('that WeChat Pay contradicts keeps the due time of a fact that came meanwhile', async () => {
    const { id, pay } = await placed(shop)
    await pay('lost')
    shop.change('orders', id, { amountFen: 1 })
    shop.between(/^orders.update/, () => outrun(shop, id, { dueAt: 7 }))
    await process(id)
    expect(orderOf(shop, id).dueAt).toBe(7)
  })

  test('that cannot be settled beside others stays due, and the timer settles it later', async () => {
    const first = given(unsettled(shop, { _id: '1900000109:T00000', outTradeNo: 'T00000' }))
    await process(first)
    const id = given(unsettled(shop))
    shop.between(/^members.update/, () => outrunMember(shop), 5)
    await expect(process(id)).rejects.toThrow('could not be settled beside others')
    expect(orderOf(shop, id)).toMatchObject({ settledVersion: 1, dueAt: shop.now() + 20_000 })
    await shop.sweep()
    expect(orderOf(shop, id)).toMatchObject({ settledVersion: 2, keptPoints: 68 })
  })

  test('paid after it was closed is booked all the same', async () => {
    const id = given(unsettled(shop, { closed: { at: 1 }, paid: paidAt(shop.now(), 5000), amountFen: 5000 }))
    await process(id)
    expect(orderOf(shop, id)).toMatchObject({ keptPoints: 50, closed: { at: 1 } })
  })
})
