import { giftCouponIdOf } from '@shared/domain/ids'
import { MINUTE_MS, newCommand, openPaymentShop, orderOf } from './payment-shop'

const shop = openPaymentShop()

const giftOf = (outTradeNo: string) =>
  shop.stack.stack.cloud.data.get('coupons', giftCouponIdOf(orderOf(outTradeNo), 0))
const takeGift = (who: string, outTradeNo: string) =>
  shop
    .person(who)
    .call('coupon.takeGift', { commandId: newCommand(), orderId: orderOf(outTradeNo), index: 0 })

describe('a refund', () => {
  test('a refund takes back its share by cumulative totals, the last one the rest', async () => {
    const growthBefore = shop.member('linqing').growth
    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    expect(shop.active('linqing')).toBe(1286 + 120)
    await shop.refund(outTradeNo, 3333)
    expect(shop.order(outTradeNo).keptPoints).toBe(80)
    await shop.refund(outTradeNo, 3333)
    expect(shop.order(outTradeNo).keptPoints).toBe(40)
    await shop.refund(outTradeNo, 3334)
    expect(shop.order(outTradeNo)).toMatchObject({ version: 4, settledVersion: 4, keptPoints: 0 })
    expect(shop.active('linqing')).toBe(1286)
    expect(shop.member('linqing').growth).toBe(growthBefore)
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      state: 'verified',
      order: { state: 'refunded', refundedFen: 10_000 },
      grant: { points: 120, kept: 0 },
    })
    expect(await shop.broken()).toEqual([])
  })

  test('a refund notified twice is taken once', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    await shop.refund(outTradeNo, 5000)
    await Promise.all(Array.from({ length: 10 }, () => shop.tellAgain('refund', outTradeNo)))
    expect(shop.order(outTradeNo)).toMatchObject({ version: 2, keptPoints: 60 })
    expect(await shop.broken()).toEqual([])
  })

  test.each([
    ['CLOSED', 'closed'],
    ['ABNORMAL', 'abnormal'],
  ] as const)('a refund that ends %s takes nothing back', async (outcome, state) => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    await shop.refund(outTradeNo, 5000, { outcome })
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 120, settledVersion: 2, refunds: [{ state }] })
    expect(shop.active('linqing')).toBe(1286 + 120)
  })

  test('refund-before-payment-of-a-till-order: the refund is told first, the payment later', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000, { path: 'lost' })
    await shop.refund(outTradeNo, 4000)
    expect(shop.order(outTradeNo)).toMatchObject({ amountFen: null, memberId: '', paid: null })
    await shop.sweepFor(MINUTE_MS)
    expect(shop.active('linqing')).toBe(1286)
    await shop.tellAgain('payment', outTradeNo)
    expect(shop.order(outTradeNo)).toMatchObject({
      amountFen: 10_000,
      memberId: 'shanze:openid-linqing',
      storeId: 'shanze:yunqi',
      keptPoints: 72,
    })
    expect(shop.active('linqing')).toBe(1286 + 72)
    expect(await shop.broken()).toEqual([])
  })

  test('a payment and a refund whose notices are lost: the page asks, and what was paid is booked', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000, { path: 'lost' })
    await shop.refund(outTradeNo, 4000)
    expect(await shop.askLanding('zhouzhou', outTradeNo)).toMatchObject({ code: 'ORDER_NOT_YOURS' })
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      state: 'verified',
      order: { state: 'partly-refunded', refundedFen: 4000 },
      grant: { points: 120, kept: 72 },
    })
    expect(await shop.broken()).toEqual([])
  })

  test('a refund of an order of our own whose payment notice never came is placed on it', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 10_000, 'lost')
    await shop.refund(outTradeNo, 10_000)
    await shop.sweepFor(MINUTE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({ refunds: [{ state: 'success' }] })
    await shop.tellAgain('payment', outTradeNo)
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 0, paid: { totalFen: 10_000 } })
    expect(shop.active('linqing')).toBe(1286)
    expect(await shop.broken()).toEqual([])
  })

  test("a refund of a guest's order comes out of what waits", async () => {
    const outTradeNo = await shop.payAtTill('zhouzhou', 10_000)
    await shop.refund(outTradeNo, 5000)
    expect(shop.pending('zhouzhou')).toBe(50)
    expect(await shop.join('zhouzhou')).toMatchObject({ released: 50 })
    expect(await shop.broken()).toEqual([])
  })

  test('a refund of points spent meanwhile leaves a debt that the next payment repays first', async () => {
    const outTradeNo = await shop.payAtTill('zhouzhou', 10_000)
    await shop.join('zhouzhou')
    await spend('zhouzhou', 80)
    await shop.refund(outTradeNo, 10_000)
    const card = await shop.person('zhouzhou').must('member.card', {})
    expect(card.member.points).toMatchObject({ active: 0, debt: 80 })
    await shop.payAtTill('zhouzhou', 5000)
    expect(shop.member('zhouzhou').debt).toBe(30)
    await shop.payAtTill('zhouzhou', 5000)
    expect(shop.member('zhouzhou')).toMatchObject({ debt: 0 })
    expect(shop.active('zhouzhou')).toBe(20)

    const history = await shop.person('zhouzhou').must('points.open', { filter: 'all' })
    expect(
      history.entries.map(({ kind, points, debtAdded, debtRepaid }) => [kind, points, debtAdded, debtRepaid]),
    ).toEqual([
      ['order', 20, 0, 30],
      ['order', 0, 0, 50],
      ['refund', -20, 80, 0],
      ['adjust', -80, 0, 0],
      ['join', 100, 0, 0],
      ['order', 0, 0, 0],
    ])
    expect(await shop.broken()).toEqual([])
  })

  test('a refund withdraws a gift not taken, one that was taken, and keeps it when the rest still deserves it', async () => {
    const untaken = await shop.payAtTill('linqing', 10_000)
    await shop.refund(untaken, 5000)
    expect(shop.order(untaken).gifts).toMatchObject([{ state: 'withdrawn' }])
    expect(await takeGift('linqing', untaken)).toMatchObject({ ok: false, code: 'GIFT_WITHDRAWN' })

    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    expect(await takeGift('linqing', outTradeNo)).toMatchObject({ ok: true })
    await shop.refund(outTradeNo, 3000)
    expect(giftOf(outTradeNo)).toMatchObject({ state: 'EFFECTIVE', revoked: false })
    await shop.refund(outTradeNo, 3000)
    expect(giftOf(outTradeNo)).toMatchObject({ state: 'DEACTIVATED', revoked: true })
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      gifts: [{ state: 'withdrawn', coupon: null }],
      ready: null,
    })
    expect(await shop.broken()).toEqual([])
  })

  test('the payment told 50 times and two refunds in random order are one outcome', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000, { path: 'lost' })
    await shop.refund(outTradeNo, 2500, { path: 'lost' })
    const first = shop.forgeNotice('refund', { content: { out_trade_no: outTradeNo } })
    await shop.refund(outTradeNo, 5000, { path: 'lost' })
    const second = shop.forgeNotice('refund', { content: { out_trade_no: outTradeNo } })
    const payments = Array.from({ length: 50 }, () =>
      shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo } }),
    )
    const notices = [first, ...payments, second, first].sort(() => Math.random() - 0.5)
    const answers = await Promise.all(notices.map(notice => shop.deliver(notice)))
    for (const [i, { status }] of answers.entries()) {
      if (status !== 200) expect((await shop.deliver(notices[i] as typeof first)).status).toBe(200)
    }
    await shop.sweepFor(2 * MINUTE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({ version: 3, settledVersion: 3, keptPoints: 30 })
    expect(shop.active('linqing')).toBe(1286 + 30)
    expect(await shop.broken()).toEqual([])
  }, 30_000)
})

/** The mall is not built yet: a correction by hand substitutes for spending. */
function spend(who: string, points: number) {
  const member = shop.member(who)
  const lot = member.lots[0]
  if (!lot) throw new Error(`${who} has nothing to spend`)
  const seq = member.seq + 1
  const entry = {
    _id: `adj:test-${who}-${seq}`,
    brandId: member.brandId,
    memberId: member._id,
    seq,
    at: shop.stack.stack.clock.now(),
    day: '2026-11-22',
    kind: 'adjust',
    ref: '',
    version: 0,
    kept: 0,
    keptGrowth: 0,
    postings: [{ from: 'member.active', to: 'brand.adjusted', points }],
    growth: 0,
    lotChanges: [{ day: lot.day, points: -points }],
    balance: lot.points - points,
    inputHash: '',
  }
  const dump = shop.stack.dump()
  const spent = {
    ...member,
    seq,
    lots: [{ ...lot, points: lot.points - points }],
    journal: [...member.journal, entry],
  }
  const members = (dump.members ?? []).map(each => (each._id === member._id ? spent : each))
  return shop.stack.stack.cloud.data.load({ ...dump, members } as never)
}
