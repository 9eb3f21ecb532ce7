import type { InputOf } from '@shared/contract'
import { orderedGoods, orderOf, placed } from '../../modules/order/testing/orders'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin, gu } = PEOPLE
const DAY_MS = 86_400_000
const list = (input: InputOf<'order.list'> = {}, by = lin) => shop.must(by, 'order.list', input)
const open = (orderId: string, by = lin) => shop.when(by, 'order.open', { orderId })
/** Orders of earlier days, so that none is on its way any more. */
async function past(fens: readonly number[], gapMs = DAY_MS) {
  for (const fen of fens) {
    await shop.paid(lin, fen)
    shop.pass(gapMs)
  }
}

describe('the list of orders', () => {
  test('has the order being made on top, and the rest newest first with what the month came to', async () => {
    await past([6800, 1000])
    const goods = await orderedGoods(shop)
    const { live, orders, months } = await list()
    expect(live).toMatchObject([
      {
        id: goods.id,
        kind: 'goods',
        firstName: '高山白茶 · 热',
        pieces: 2,
        fen: 5600,
        live: true,
        pickUp: { number: 1, state: 'waiting' },
      },
    ])
    expect(orders.map(({ fen, kind }) => [fen, kind])).toEqual([
      [1000, 'store'],
      [6800, 'store'],
    ])
    expect(months).toEqual([{ month: '2026-11', count: 3, paidFen: 5600 + 6800 + 1000 }])
  })

  test.each([
    ['goods', ['goods']],
    ['store', ['store', 'store']],
    ['refunded', ['store']],
  ] as const)('under “%s” holds those alone', async (tab, kinds) => {
    await past([6800])
    const back = await shop.paid(lin, 1000)
    await shop.refunded(back, 1000)
    await orderedGoods(shop)
    const { live, orders } = await list({ tab })
    expect([...live, ...orders].map(({ kind }) => kind)).toEqual(kinds)
  })

  test('counts no refunded and no unpaid order in a month', async () => {
    await past([6800])
    const whole = await shop.paid(lin, 3000)
    await shop.refunded(whole, 3000)
    shop.pass(1)
    await placed(shop, 900)
    const { orders, months } = await list()
    expect(orders.map(({ state }) => state)).toEqual(['unpaid', 'refunded', 'paid'])
    expect(months).toEqual([{ month: '2026-11', count: 1, paidFen: 6800 }])
    expect(orders[0]?.payableUntilAt).toBe(shop.now() + 30 * 60_000)
  })

  test('comes in pages of 20; a month has its sum where it begins, also over pages', async () => {
    await past(
      Array.from({ length: 45 }, () => 100),
      60_000,
    )
    const first = await list()
    expect(first.orders).toHaveLength(20)
    expect(first.months).toEqual([{ month: '2026-11', count: 45, paidFen: 4500 }])
    const second = await list({ after: first.next ?? '' })
    expect(second).toMatchObject({ live: [], months: [] })
    const third = await list({ after: second.next ?? '' })
    expect(third).toMatchObject({ months: [], next: null })
    const ids = [first, second, third].flatMap(({ orders }) => orders.map(({ id }) => id))
    expect(ids).toHaveLength(45)
    expect(new Set(ids).size).toBe(45)
  })

  test('sums a month that goes on beyond what one read holds', async () => {
    await past(
      Array.from({ length: 104 }, () => 100),
      60_000,
    )
    expect((await list()).months).toEqual([{ month: '2026-11', count: 104, paidFen: 10_400 }])
  })

  test('of a person without any is empty, and so is that of a stranger', async () => {
    await past([6800])
    expect(await list({}, gu)).toMatchObject({ live: [], orders: [], months: [], next: null })
  })

  test('takes two trips, one deep', async () => {
    await past([6800])
    await list()
    await list()
    expect(shop.trips.map(({ what }) => what.split(' ')[0]).sort()).toEqual(['members.get', 'orders.find'])
  })
})

describe('one order', () => {
  test('shows its goods, how it was paid, its store and what it brought', async () => {
    givenMember(shop, lin)
    const goods = await orderedGoods(shop)
    expect(await open(goods.id)).toMatchObject({
      ok: true,
      data: {
        row: { live: true },
        order: {
          payerFen: 5600,
          lines: [{ name: '高山白茶 · 热', quantity: 2, fen: 5600, productId: 'shanze:white-tea' }],
          pickUp: { number: 1, state: 'waiting' },
        },
        store: { id: 'shanze:yunqi' },
        paidBy: 'wechat',
        promotionsFen: 0,
        refunds: [],
        grant: { points: 56, kept: 56, waiting: false },
        points: { active: 56 },
        isMember: true,
      },
    })
  })

  test('that was paid back in part shows each refund and what of the points went with it', async () => {
    givenMember(shop, lin)
    const goods = await orderedGoods(shop)
    await shop.refunded(goods, 2800)
    expect(await open(goods.id)).toMatchObject({
      data: {
        row: { state: 'partly-refunded', live: true },
        refunds: [{ fen: 2800, state: 'success', atCounter: false, reason: '' }],
        grant: { points: 56, kept: 28 },
        points: { active: 28 },
      },
    })
  })

  test('with a gift shows that the refund took it back', async () => {
    givenMember(shop, lin)
    const paid = await shop.paid(lin, 6800)
    await shop.must(lin, 'coupon.takeGift', { commandId: shop.command(), orderId: paid.orderId, index: 0 })
    await shop.refunded(paid, 6800)
    const opened = await open(paid.orderId)
    expect(opened).toMatchObject({ data: { row: { state: 'refunded' }, gifts: [{ state: 'withdrawn' }] } })
  })

  test('without payment shows until when it may be paid, and nothing granted', async () => {
    const order = await placed(shop)
    expect(await open(order.id)).toMatchObject({
      data: { row: { state: 'unpaid', payableUntilAt: shop.now() + 30 * 60_000 }, grant: null, gifts: [] },
    })
  })

  test.each([
    ['another person', gu],
    ['no card', PEOPLE.linAgain],
  ])('is not found by %s', async (_case, by) => {
    const paid = await shop.paid(lin, 6800)
    expect(await open(paid.orderId, by)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
    expect(await open('1900000109:none', by)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })

  test('of another brand is not found', async () => {
    const paid = await shop.paid(lin, 6800)
    shop.change('orders', paid.orderId, { brandId: 'other' })
    expect(await open(paid.orderId)).toMatchObject({ code: 'ORDER_NOT_FOUND' })
    expect(orderOf(shop, paid.orderId).memberId).toBe('shanze:openid-lin')
  })
})

describe('what a card holds for an order', () => {
  const useful = (amountFen: number, by = lin) =>
    shop.must(by, 'order.useful', { storeId: 'shanze:yunqi', amountFen })

  test('is each coupon with what it would save by itself, the largest first, and the balances', async () => {
    givenMember(shop, lin)
    for (const batchId of ['shanze:autumn', 'shanze:weekly'])
      await shop.when(lin, 'coupon.claim', { commandId: shop.command(), batchId })
    const { coupons, points, storedFen } = await useful(8000)
    expect(coupons.length).toBeGreaterThan(0)
    const savings = coupons.map(({ savesFen }) => savesFen)
    expect(savings).toEqual([...savings].sort((a, b) => b - a))
    expect(savings[0]).toBeGreaterThan(0)
    expect(points).toMatchObject({ active: 0 })
    expect(storedFen).toBe(0)
    const tooSmall = await useful(100)
    expect(
      tooSmall.coupons.filter(({ coupon }) => coupon.notUsable).every(({ savesFen }) => savesFen === 0),
    ).toBe(true)
    expect(tooSmall.coupons[0]?.coupon.notUsable?.message).toMatch(/^再买 [\d.]+ 元可用$/)
  })

  test('of a stranger is nothing', async () => {
    expect(await useful(8000, gu)).toMatchObject({ coupons: [], points: { active: 0 }, storedFen: null })
  })
})
