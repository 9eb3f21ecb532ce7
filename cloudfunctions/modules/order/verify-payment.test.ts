import { PEOPLE, testShop } from '../../testing/shop'
import { blank, LIN, MCHID, orderOf, placed } from './testing/orders'
import { questions, silenceWechatPay } from './testing/wechat-pay'

const shop = testShop()
const { lin, gu } = PEOPLE
const OTHER_MCHID = '1900000207'
const landing = (outTradeNo: string, by = lin, mchid = MCHID) =>
  shop.when(by, 'order.landing', { order: { mchid, outTradeNo } })
const till = async (
  outTradeNo: string,
  by = lin,
  mchid = MCHID,
  appid = 'wx5a0c1f2e3d4b6a78',
): Promise<void> => {
  shop.payments.nextNotice('lost')
  await shop.payments.till.pay({ mchid, appid, openid: by.openid, amountFen: 6800, outTradeNo })
}
const shown = async (answer: ReturnType<typeof landing>) => {
  const known = await answer
  return known.ok ? known.data.state : known.code
}

describe("the caller's own order", () => {
  test('is verified by our facts without a question when it is paid', async () => {
    const { outTradeNo, pay } = await placed(shop)
    await pay()
    const asked = questions().length
    expect(await landing(outTradeNo)).toMatchObject({
      ok: true,
      data: { state: 'verified', grant: { points: 68 } },
    })
    expect(questions()).toHaveLength(asked)
  })

  test('is unpaid without a question when it is closed', async () => {
    const { id, outTradeNo } = await placed(shop)
    shop.change('orders', id, { closed: { at: 1 } })
    expect(await landing(outTradeNo)).toMatchObject({ data: { state: 'unpaid', order: { state: 'closed' } } })
    expect(questions(outTradeNo)).toEqual([])
  })

  test('is asked about when no notice has come, and settled in the same call', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay('lost')
    expect(await landing(outTradeNo)).toMatchObject({ data: { state: 'verified', grant: { points: 68 } } })
    expect(orderOf(shop, id)).toMatchObject({ settledVersion: 2, keptPoints: 68 })
  })

  test('is unpaid when WeChat Pay says so, with the moment of the question written on it', async () => {
    const { id, outTradeNo } = await placed(shop)
    expect(await shown(landing(outTradeNo))).toBe('unpaid')
    expect(orderOf(shop, id)).toMatchObject({ askedAt: shop.now(), version: 1, paid: null })
  })

  test('is unpaid when WeChat Pay has closed it', async () => {
    const { id, outTradeNo } = await placed(shop)
    shop.pass(8 * 86_400_000)
    shop.change('orders', id, { createdAt: shop.now() })
    expect(await shown(landing(outTradeNo))).toBe('unpaid')
    expect(orderOf(shop, id)).toMatchObject({ closed: { at: shop.now() } })
  })

  test('is being checked while WeChat Pay does not answer', async () => {
    const { outTradeNo } = await placed(shop)
    silenceWechatPay()
    expect(await landing(outTradeNo)).toMatchObject({
      data: { state: 'checking', order: { amountFen: 6800 }, grant: null },
    })
  })

  test('that WeChat Pay contradicts is being checked', async () => {
    const { id, outTradeNo, pay } = await placed(shop)
    await pay('lost')
    shop.change('orders', id, { amountFen: 1 })
    expect(await shown(landing(outTradeNo))).toBe('checking')
  })

  test('that WeChat Pay has never heard of is unpaid', async () => {
    shop.given({ orders: [blank(shop)] })
    expect(await shown(landing('T00001'))).toBe('unpaid')
  })

  test.each([
    [2_499, 1, 'checking'],
    [2_500, 2, 'unpaid'],
  ])('looked at again after %i ms was asked about %i times', async (pauseMs, asked, state) => {
    const { outTradeNo } = await placed(shop)
    await landing(outTradeNo)
    shop.pass(pauseMs)
    expect(await landing(outTradeNo)).toMatchObject({ data: { state, order: { amountFen: 6800 } } })
    expect(questions(outTradeNo)).toHaveLength(asked)
  })

  test('opened by two pages at once is one question', async () => {
    const { outTradeNo } = await placed(shop)
    const states = await Promise.all([shown(landing(outTradeNo)), shown(landing(outTradeNo))])
    expect(states.sort()).toEqual(['checking', 'unpaid'])
    expect(questions(outTradeNo)).toHaveLength(1)
  })

  test('asked about by another instance just before waits, also the second time', async () => {
    const { id, outTradeNo } = await placed(shop)
    shop.change('orders', id, { askedAt: 1 })
    shop.between(/^orders.update/, () => shop.change('orders', id, { askedAt: shop.now() }))
    expect(await shown(landing(outTradeNo))).toBe('checking')
    expect(questions(outTradeNo)).toEqual([])
  })
})

describe('an order that we do not hold', () => {
  test('is verified by a question when the caller paid it', async () => {
    await till('T00001')
    expect(await landing('T00001')).toMatchObject({ data: { state: 'verified', order: { amountFen: 6800 } } })
    expect(orderOf(shop, `${MCHID}:T00001`)).toMatchObject({ memberId: LIN, settledVersion: 1 })
  })

  test('fills the stub of its refund when the caller paid it', async () => {
    await till('T00001')
    const stub = blank(shop, { memberId: '', amountFen: null, source: 'notice' })
    shop.given({
      orders: [{ ...stub, refunds: [{ no: 'R1', state: 'success', fen: 100, payerFen: 100, at: 1 }] }],
    })
    expect(await landing('T00001')).toMatchObject({
      data: { state: 'verified', order: { refundedFen: 100 } },
    })
  })

  test.each<[string, () => Promise<void>, string?, string?]>([
    ['another person paid', () => till('T00001', gu)],
    ['WeChat Pay does not know', async () => undefined],
    ['has no number WeChat Pay gives', async () => undefined, 'T1'],
    ['belongs to an unknown merchant number', async () => undefined, 'T00001', '1900000999'],
    [
      "belongs to the other brand's merchant number",
      () => till('T00001', lin, OTHER_MCHID, 'wx6b1d2f3e4d5c7b89'),
      'T00001',
      OTHER_MCHID,
    ],
  ])(
    'is refused, and nothing is written, when it %s',
    async (_case, given, outTradeNo = 'T00001', mchid = MCHID) => {
      await given()
      const before = shop.database.dump()
      expect(await landing(outTradeNo, lin, mchid)).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
      expect(shop.database.dump()).toEqual(before)
    },
  )

  test('is refused without a question when its merchant number was never confirmed', async () => {
    await till('T00001')
    shop.change('merchants', MCHID, { periods: [] })
    expect(await shown(landing('T00001'))).toBe('ORDER_NOT_YOURS')
    expect(questions()).toEqual([])
  })

  test('that was paid to a number before it left the brand is verified', async () => {
    await till('T00001')
    shop.change('merchants', MCHID, { state: 'left', periods: [{ fromAt: 0, toAt: shop.now() + 1 }] })
    expect(await shown(landing('T00001'))).toBe('verified')
  })

  test('that was paid after its number left the brand is refused', async () => {
    await till('T00001')
    shop.change('merchants', MCHID, { state: 'left', periods: [{ fromAt: 0, toAt: shop.now() - 1_000 }] })
    expect(await shown(landing('T00001'))).toBe('ORDER_NOT_YOURS')
    expect(shop.all('orders')).toEqual([])
  })

  test('is being checked while WeChat Pay does not answer', async () => {
    silenceWechatPay()
    expect(await landing('T00001')).toMatchObject({ data: { state: 'checking', order: null } })
  })

  test('that was paid by a person unknown to us is refused without a question', async () => {
    shop.given({ orders: [blank(shop, { memberId: '', paid: { at: 1 } as never })] })
    expect(await shown(landing('T00001'))).toBe('ORDER_NOT_YOURS')
    expect(questions()).toEqual([])
  })

  test('is asked about once within the gap, by each person', async () => {
    expect(await shown(landing('T00001'))).toBe('ORDER_NOT_YOURS')
    expect(await shown(landing('T00001'))).toBe('checking')
    expect(await shown(landing('T00001', gu))).toBe('ORDER_NOT_YOURS')
    expect(questions()).toHaveLength(2)
  })
})

describe("another person's order", () => {
  test('is refused without a question, as an unknown one is', async () => {
    const { id, outTradeNo, pay } = await placed(shop, 6800, gu)
    await pay('lost')
    const before = orderOf(shop, id)
    expect(await landing(outTradeNo)).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
    expect(await landing(outTradeNo)).toMatchObject({ data: { state: 'checking', order: null } })
    expect(questions(outTradeNo)).toEqual([])
    expect(orderOf(shop, id)).toEqual(before)
  })

  test('uses up the same five questions a person has about unknown numbers', async () => {
    const { outTradeNo } = await placed(shop, 6800, gu)
    for (const number of ['T00001', 'T00002', 'T00003', 'T00004']) await landing(number)
    expect(await shown(landing(outTradeNo))).toBe('ORDER_NOT_YOURS')
    expect(await shown(landing('T00005'))).toBe('checking')
    shop.pass(60_000)
    expect(await shown(landing('T00005'))).toBe('ORDER_NOT_YOURS')
    expect(await shown(landing('T00006'))).toBe('checking')
  })
})
