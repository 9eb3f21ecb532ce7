import { testStack } from './harness'

const stack = testStack()
const STORE = 'shanze:yunqi'
const commandId = (n: number) => `budget-command-${n}`

/** Instances keep the settings for 30 s; budgets count warm instances (docs/architecture/README.md). */
async function warm() {
  await stack.till.pay({ openid: 'openid-gushan', fen: 100 })
  await stack.as('openid-linqing').must('member.card', {})
  await stack.as('openid-linqing').must('coupon.wallet', { tab: 'usable' })
}

/** Each function of these tests runs in one instance, for nothing happens at once. */
const instancesUsed = () => new Set(stack.stack.cloud.invocations.list().map(each => each.function)).size

/** docs/architecture/README.md: round trips and the longest chain of trips that wait for one another. */
describe('budgets, counted by the emulator', () => {
  beforeEach(warm)

  test('a notice until durable and settled: 2 + 4 trips; its repeat 1', async () => {
    await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    const invocation = stack.last('http')
    expect(stack.trips('http').trips).toBe(6)
    expect(invocation.depth).toBeLessThanOrEqual(6)
    // The fact is persisted after the second trip: whatever dies later, the order is durable.
    expect(invocation.trips[1]).toMatchObject({ collection: 'orders', action: 'database.insertDocument' })
    const { notices } = stack.stack.pay.sim()
    await notices.redeliver(notices.list().at(-1)?.id ?? '')
    expect(stack.last('http').trips).toHaveLength(1)
  })

  test('a refund notice until durable and settled: 2 + 4 trips; its repeat 1', async () => {
    const order = await stack.till.pay({ openid: 'openid-linqing', fen: 5000 })
    await stack.till.refund(order, { fen: 1000 })
    const refund = stack.last('http')
    expect(stack.trips('http').trips).toBeLessThanOrEqual(6)
    expect(refund.trips[1]).toMatchObject({ collection: 'orders', action: 'database.modifyDocument' })
  })

  test('a notice of goods that get a pick-up number: 2 + 6 trips, no deeper; durable after the second', async () => {
    const goods = async (n: number) => {
      const { payment } = await stack.as('openid-linqing').must('order.place', {
        commandId: commandId(n),
        storeId: STORE,
        what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 1 }] },
      })
      const { pay } = stack.stack
      await pay.sim().cashier.pay(payment.package.replace('prepay_id=', ''), 'openid-linqing')
      await pay.quiet()
    }
    // The first order of a day begins the list of its numbers.
    await goods(20)
    await goods(21)
    const invocation = stack.last('http')
    expect(stack.trips('http').trips).toBe(8)
    expect(invocation.depth).toBeLessThanOrEqual(6)
    expect(invocation.trips[1]).toMatchObject({ collection: 'orders', action: 'database.modifyDocument' })
    // The clerk beside their own card, the order, the step.
    const [next] = (await stack.as('openid-chenyi').must('order.toMake', { storeId: STORE })).orders
    const step = { storeId: STORE, orderId: next?.orderId ?? '', from: 'waiting', to: 'making' } as const
    await stack.as('openid-chenyi').must('order.step', { commandId: commandId(22), ...step })
    expect(stack.trips('api').trips).toBe(3)
  })

  test('orders: the list and one of them at most 3 trips side by side', async () => {
    const { orderId } = await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    await stack.as('openid-linqing').must('order.list', {})
    expect(stack.trips('api').trips).toBeLessThanOrEqual(3)
    expect(stack.trips('api').depth).toBe(1)
    await stack.as('openid-linqing').must('order.open', { orderId })
    expect(stack.trips('api').trips).toBeLessThanOrEqual(3)
    await stack.as('openid-linqing').must('order.open', { orderId })
    expect(stack.trips('api').depth).toBe(1)
  })

  test('landing, settled: at most 4 trips, chain 2', async () => {
    const { mchid, outTradeNo } = await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    await stack.as('openid-linqing').must('order.landing', { order: { mchid, outTradeNo } })
    expect(stack.trips('api').trips).toBeLessThanOrEqual(4)
    expect(stack.trips('api').depth).toBeLessThanOrEqual(2)
  })

  test('member card: at most 3 trips, chain 2', async () => {
    await stack.as('openid-linqing').must('member.card', {})
    expect(stack.trips('api').trips).toBeLessThanOrEqual(3)
    expect(stack.trips('api').depth).toBeLessThanOrEqual(2)
  })

  test('the mall and one of its goods: 3 trips each, chain 1', async () => {
    const lin = stack.as('openid-linqing')
    const { goods } = await lin.must('mall.list', {})
    await lin.must('mall.list', {})
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 1 })
    const limited = goods.find(({ limit }) => limit !== null)
    await lin.must('mall.goods', { goodsId: limited?.id ?? '' })
    await lin.must('mall.goods', { goodsId: limited?.id ?? '' })
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 1 })
  })

  test('one of the goods that points are missing for: 4 trips, chain 2', async () => {
    const xu = stack.as('openid-xunuo')
    const { goods } = await xu.must('mall.list', {})
    const short = goods.find(({ limit, notNow }) => limit !== null && notNow?.missing !== undefined)
    await xu.must('mall.goods', { goodsId: short?.id ?? '' })
    await xu.must('mall.goods', { goodsId: short?.id ?? '' })
    expect(stack.trips('api')).toEqual({ trips: 4, depth: 2 })
  })

  test('claim a coupon: 3 trips, chain 3', async () => {
    const claimed = { commandId: commandId(1), batchId: 'shanze:lakeside' }
    await stack.as('openid-xunuo').must('coupon.claim', claimed)
    await stack
      .as('openid-gushan')
      .must('coupon.claim', { commandId: commandId(1), batchId: 'shanze:lakeside' })
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 3 })
  })

  test('C8: open a coupon: 1 trip, 3 on its first opening, which gives it its number', async () => {
    const { coupon } = await stack
      .as('openid-gushan')
      .must('coupon.claim', { commandId: commandId(6), batchId: 'shanze:lakeside' })
    for (const trips of [3, 1]) {
      await stack.as('openid-gushan').must('coupon.open', { couponId: coupon.id })
      expect(stack.trips('api')).toEqual({ trips, depth: trips })
    }
  })

  test('take a gift: 3 trips, chain 3', async () => {
    const earlier = await stack.till.pay({ openid: 'openid-gushan', fen: 6800 })
    await stack
      .as('openid-gushan')
      .must('coupon.takeGift', { commandId: commandId(2), orderId: earlier.orderId, index: 0 })
    const { orderId } = await stack.till.pay({ openid: 'openid-linqing', fen: 6800 })
    await stack.as('openid-linqing').must('coupon.takeGift', { commandId: commandId(2), orderId, index: 0 })
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 3 })
  })

  test('redeem, confirm: 3 trips, chain 2', async () => {
    const wallet = await stack.as('openid-linqing').must('coupon.wallet', { tab: 'usable', storeId: STORE })
    const coupon = wallet.coupons.find(({ notUsable }) => notUsable === null)
    const clerk = stack.as('openid-chenyi')
    const { codes } = await stack.as('openid-linqing').must('coupon.open', { couponId: coupon?.id ?? '' })
    const seen = await clerk.must('redemption.preview', { storeId: STORE, code: codes?.steps[0]?.code ?? '' })
    const permit = seen.kind === 'coupon' ? seen.permit : ''
    await clerk.must('redemption.redeem', {
      commandId: commandId(3),
      storeId: STORE,
      couponId: coupon?.id ?? '',
      permit,
      amountFen: 10_000,
    })
    // The clerk beside their own card, which must not be the customer's; the coupon.
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 2 })
  })

  test('come by a path: 3 trips, chain 2', async () => {
    const open = () => stack.as('openid-linqing').must('link.resolve', { code: 'tabLe24', scene: 1047 })
    await open()
    await stack.as('openid-gushan').must('link.resolve', { code: 'tabLe24', scene: 1047 })
    // The visit beside the person, then what the person's document remembers.
    expect(stack.trips('api').trips).toBeLessThanOrEqual(3)
    expect(stack.trips('api').depth).toBeLessThanOrEqual(2)
  })

  test('beside all of these the sweepers are woken, at most twice per instance in 30 s and never in the way', async () => {
    const begun = stack.stack.clock.now()
    for (let n = 0; n < 6; n += 1) await stack.till.pay({ openid: 'openid-linqing', fen: 6800 + n })
    expect(stack.stack.clock.now() - begun).toBeLessThan(30_000)
    const wakings = stack.stack.cloud.invocations
      .list()
      .flatMap(({ trips }) => trips.map((trip, i) => ({ trip, beside: trips[i - 1] })))
      .filter(({ trip }) => trip.collection === 'wake')
    expect(wakings.length).toBeLessThanOrEqual(2 * instancesUsed())
    // As deep as the write of the duty, whose answer is waited for anyway.
    for (const { trip, beside } of wakings) expect(trip.depth).toBe(beside?.depth)
  })

  test('the profile: 1 trip to read, 2 to save or remove a name or an address', async () => {
    const lin = stack.as('openid-linqing')
    await lin.must('member.profile', {})
    expect(stack.trips('api')).toEqual({ trips: 1, depth: 1 })
    await lin.must('member.saveProfile', { commandId: commandId(30), field: 'name', text: '阿青' })
    expect(stack.trips('api')).toEqual({ trips: 2, depth: 2 })
    await lin.must('member.removeProfile', { commandId: commandId(31), field: 'address' })
    expect(stack.trips('api')).toEqual({ trips: 2, depth: 2 })
  })

  test('join: 2 trips, 3 with a phone number', async () => {
    await stack.till.pay({ openid: 'openid-zhouzhou', fen: 6800 })
    const consent = '2026-09'
    await stack.as('openid-zhouzhou').must('member.join', { commandId: commandId(4), consent })
    expect(stack.trips('api')).toEqual({ trips: 2, depth: 2 })
    await stack.as('openid-stranger').must('member.join', {
      commandId: commandId(5),
      consent,
      phoneCode: 'dev-phone-stranger',
    })
    expect(stack.trips('api').trips).toBeLessThanOrEqual(3)
  })
})
