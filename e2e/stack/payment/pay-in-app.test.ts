import { NEVER } from '@shared/domain/due'
import { MINUTE_MS, newCommand, openPaymentShop, SECOND_MS, YUNQI } from './payment-shop'

const shop = openPaymentShop()
const amount = (amountFen: number) => ({ by: 'amount' as const, amountFen })

describe('placing an order', () => {
  test('goods are priced by us; the order is stored before WeChat Pay is asked', async () => {
    const placed = await shop.person('zhouzhou').must('order.place', {
      commandId: newCommand(),
      storeId: YUNQI,
      what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 2 }] },
    })
    expect(placed.order).toMatchObject({ state: 'unpaid', amountFen: 5600, storeName: '云栖路店' })
    expect(placed.payment).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=/) })
    expect(shop.order(placed.outTradeNo)).toMatchObject({
      version: 1,
      memberId: 'shanze:openid-zhouzhou',
      paid: null,
    })
  })

  test('the menu shows what can be ordered in a store', async () => {
    const menu = await shop.person('zhouzhou').must('order.menu', { storeId: 'shanze:hubin' })
    expect(menu.store.name).toBe('湖滨店')
    expect(menu.products[0]).toEqual({ id: 'shanze:white-tea', name: '高山白茶 · 热', priceFen: 2800 })
  })

  test('a place command sent again is the same order; with other input it is a conflict', async () => {
    const commandId = newCommand()
    const first = await shop.place('zhouzhou', 6800, commandId)
    const second = await shop.place('zhouzhou', 6800, commandId)
    expect(second.outTradeNo).toBe(first.outTradeNo)
    const other = await shop
      .person('zhouzhou')
      .call('order.place', { commandId, storeId: YUNQI, what: amount(100) })
    expect(other).toMatchObject({ ok: false, code: 'CONFLICT' })
    const another = await shop.place('linqing', 6800, commandId)
    expect(another.outTradeNo).not.toBe(first.outTradeNo)
  })

  test('ten taps at once are one order', async () => {
    const commandId = newCommand()
    const taps = await Promise.all(Array.from({ length: 10 }, () => shop.place('zhouzhou', 6800, commandId)))
    expect(new Set(taps.map(tap => tap.outTradeNo)).size).toBe(1)
  })

  test.each([
    [
      'a product nobody sells',
      { by: 'goods', lines: [{ productId: 'shanze:gold', quantity: 1 }] },
      'PRODUCT_NOT_FOUND',
    ],
    [
      'more than 50,000 yuan',
      {
        by: 'goods',
        lines: Array.from({ length: 50 }, () => ({ productId: 'shanze:tea-bag', quantity: 99 })),
      },
      'AMOUNT_NOT_ALLOWED',
    ],
  ] as const)('an order with %s is refused', async (_case, what, code) => {
    const before = shop.everything()
    const answer = await shop.person('zhouzhou').call('order.place', {
      commandId: newCommand(),
      storeId: YUNQI,
      what: what as never,
    })
    expect(answer).toMatchObject({ ok: false, code })
    expect(shop.everything()).toBe(before)
  })

  test('a store that is not ours is refused', async () => {
    const input = { commandId: newCommand(), storeId: 'other:store', what: amount(100) }
    expect(await shop.person('zhouzhou').call('order.place', input)).toMatchObject({
      code: 'STORE_NOT_FOUND',
    })
  })

  test('M2: a hundred orders at once of one person leave at most ten unpaid, and closing them makes room', async () => {
    const place = () =>
      shop
        .person('zhouzhou')
        .call('order.place', { commandId: newCommand(), storeId: YUNQI, what: amount(6800) })
    const answers = await Promise.all(Array.from({ length: 100 }, place))
    const accepted = answers.filter(answer => answer.ok).length
    expect(accepted).toBeLessThanOrEqual(10)
    expect(answers.filter(answer => !answer.ok && answer.code === 'TOO_MANY_UNPAID')).toHaveLength(
      100 - accepted,
    )
    expect(
      shop.stack.dump().orders?.filter(({ memberId }) => memberId === 'shanze:openid-zhouzhou'),
    ).toHaveLength(accepted)
    let free = 10 - accepted
    for (; free > 0; free -= 1) expect(await place()).toMatchObject({ ok: true })
    expect(await place()).toMatchObject({ code: 'TOO_MANY_UNPAID' })
    // Half an hour later the unpaid ones are closed, and there is room again.
    await shop.sweepFor(45 * MINUTE_MS)
    expect(await place()).toMatchObject({ ok: true })
  }, 120_000)

  test('an order paid before is not paid again', async () => {
    const commandId = newCommand()
    const { prepayId } = await shop.place('zhouzhou', 6800, commandId)
    await shop.pay('zhouzhou', prepayId)
    expect(
      await shop.person('zhouzhou').call('order.place', { commandId, storeId: YUNQI, what: amount(6800) }),
    ).toMatchObject({ ok: false, code: 'ORDER_ALREADY_PAID' })
  })
})

describe('a payment in the mini-program', () => {
  test('a verified notice books points and growth and plans the gift; the landing shows it', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800)
    expect(shop.order(outTradeNo)).toMatchObject({
      version: 2,
      settledVersion: 2,
      keptPoints: 81,
      grant: { points: 81, growth: 68, rate: 12_000, tier: 'zhiwei' },
      gifts: [{ batchId: 'shanze:cold-brew', state: 'planned' }],
    })
    const page = await shop.openLanding('linqing', outTradeNo)
    expect(page).toMatchObject({
      state: 'verified',
      order: { state: 'paid', amountFen: 6800, payerFen: 6800, storeName: '云栖路店' },
      grant: { points: 81, kept: 81, growth: 68, lotDay: '2027-11-30', waiting: false },
      member: { state: 'member', points: { active: 1286 + 81 } },
      gifts: [{ index: 0, state: 'waiting', validDays: 14 }],
      store: { name: '云栖路店' },
    })
    expect(await shop.broken()).toEqual([])
  })

  test('until a notice is durable it takes 2 round trips, with settling 6; the same one again 1', async () => {
    await shop.placeAndPay('linqing', 100)
    const outTradeNo = await shop.placeAndPay('linqing', 6800, 'lost')
    const answer = await shop.tellAgain('payment', outTradeNo)
    expect(answer.status).toBe(200)
    const trips = answer.invocation.trips.filter(({ collection }) => collection !== 'wake')
    expect(trips.map(trip => `${trip.collection}.${trip.action.split('.')[1]}`)).toEqual([
      'orders.getDocument',
      'orders.modifyDocument',
      'members.getDocument',
      'ledger.getDocument',
      'members.modifyDocument',
      'orders.modifyDocument',
    ])
    const again = await shop.tellAgain('payment', outTradeNo)
    expect([again.status, again.invocation.trips.length]).toEqual([200, 1])
  })

  test('a settled landing takes 4 round trips, one deep when the settings are warm', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800)
    await shop.openLanding('linqing', outTradeNo)
    await shop.openLanding('linqing', outTradeNo)
    expect(shop.stack.trips('api')).toEqual({ trips: 4, depth: 1 })
    const newest = await shop.person('linqing').must('order.landing', {})
    expect(newest).toMatchObject({ state: 'verified', order: { amountFen: 6800 } })
    expect(shop.stack.trips('api')).toEqual({ trips: 4, depth: 2 })
  })

  test("the client's word alone grants nothing", async () => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    const before = shop.everything()
    const page = await shop.openLanding('linqing', outTradeNo)
    expect(page).toMatchObject({
      state: 'unpaid',
      grant: null,
      gifts: [],
      member: { points: { active: 1286 } },
    })
    // Nothing but that WeChat Pay was asked.
    expect(shop.everything().replace(/("tries":0),"askedAt":\d+/, '$1')).toBe(before)
  })

  test('a lost notice: the landing asks WeChat Pay and books', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800, 'lost')
    expect(shop.order(outTradeNo).paid).toBeNull()
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      state: 'verified',
      grant: { points: 81 },
      member: { points: { active: 1367 } },
    })
    expect((await shop.tellAgain('payment', outTradeNo)).status).toBe(200)
    expect(shop.active('linqing')).toBe(1367)
  })

  test('a lost notice and no open page: the sweeper asks after ten seconds', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800, 'lost')
    await shop.stack.runJobs()
    expect(shop.order(outTradeNo).paid).toBeNull()
    await shop.stack.stack.clock.advance(11 * SECOND_MS)
    await shop.stack.runJobs()
    expect(shop.order(outTradeNo)).toMatchObject({ settledVersion: 2, keptPoints: 81 })
    expect(await shop.broken()).toEqual([])
  })

  test('an order never paid: asked on schedule, closed at WeChat Pay, then closed here', async () => {
    const commandId = newCommand()
    const { outTradeNo } = await shop.place('zhouzhou', 6800, commandId)
    await shop.sweepFor(30 * MINUTE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({ closed: null })
    await shop.sweepFor(8 * MINUTE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({
      version: 2,
      settledVersion: 2,
      closed: { at: expect.any(Number) },
    })
    expect(shop.sim().transactions.list()).toMatchObject([{ outTradeNo, closedAt: expect.any(Number) }])
    expect(await shop.openLanding('zhouzhou', outTradeNo)).toMatchObject({
      state: 'unpaid',
      order: { state: 'closed' },
      grant: null,
    })
    const again = { commandId, storeId: YUNQI, what: amount(6800) }
    expect(await shop.person('zhouzhou').call('order.place', again)).toMatchObject({ code: 'ORDER_CLOSED' })
    expect(shop.member('zhouzhou')).toBeUndefined()
  }, 60_000)

  test('M58: an order that WeChat Pay did not close stays open here, and is closed when it does', async () => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    await shop.sweepFor(30 * MINUTE_MS)
    const sim = shop.sim()
    const { handle } = sim
    const deaf = jest
      .spyOn(sim, 'handle')
      .mockImplementation(async request =>
        request.path.endsWith('/close')
          ? { status: 500, headers: {}, body: Buffer.from('{"code":"SYSTEM_ERROR"}') }
          : handle(request),
      )
    await shop.sweepFor(8 * MINUTE_MS)
    const unclosed = shop.order(outTradeNo)
    deaf.mockRestore()
    expect(unclosed).toMatchObject({ closed: null, dueAt: expect.any(Number) })
    expect(unclosed.dueAt).toBeLessThan(NEVER)
    await shop.sweepFor(60 * MINUTE_MS)
    expect(shop.order(outTradeNo).closed).not.toBeNull()
  }, 120_000)

  test('C7: a dead merchant number is asked ever more seldom, and its order is closed at last', async () => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    const dead = { status: 401, headers: {}, body: Buffer.from('{"code":"SIGN_ERROR"}') }
    const deaf = jest.spyOn(shop.sim(), 'handle').mockImplementation(async () => dead)
    const questions = () => deaf.mock.calls.filter(([{ path }]) => path.includes(outTradeNo)).length
    await shop.sweepFor(30 * MINUTE_MS)
    const ofHalfAnHour = questions()
    // After 10 s, then with pauses of 15 s doubled each time; every 15 s would have been a hundred and
    // twenty.
    expect(ofHalfAnHour).toBeLessThanOrEqual(8)
    expect(shop.order(outTradeNo)).toMatchObject({ tries: 0, unansweredQueries: ofHalfAnHour, closed: null })
    for (let hour = 0; hour < 8 * 24 + 2; hour += 1) {
      await shop.stack.stack.clock.advance(60 * MINUTE_MS)
      await shop.stack.runJobs()
    }
    deaf.mockRestore()
    expect(shop.order(outTradeNo)).toMatchObject({ closed: { at: expect.any(Number) }, dueAt: NEVER })
    expect(await shop.broken()).toEqual([])
  }, 240_000)

  test('paid-after-close: money that arrives late is booked and shown as such', async () => {
    const { outTradeNo } = await shop.place('linqing', 6800)
    await shop.sweepFor(38 * MINUTE_MS)
    expect(shop.order(outTradeNo).closed).not.toBeNull()
    const answer = await shop.deliver(shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo } }))
    expect(answer.status).toBe(200)
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      state: 'verified',
      order: { state: 'paid-after-close' },
      grant: { points: 81 },
    })
    expect(await shop.broken()).toEqual([])
  }, 60_000)

  test("another person's order is not shown, named or not", async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800)
    const answer = await shop.askLanding('zhouzhou', outTradeNo)
    expect(answer).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
    expect(answer).not.toHaveProperty('data')
    expect(await shop.person('zhouzhou').must('order.landing', {})).toMatchObject({
      state: 'none',
      order: null,
    })
  })

  test('50 equal notices at once book once', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800, 'lost')
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.tellAgain('payment', outTradeNo)))
    expect(answers.map(each => each.status)).toEqual(Array(50).fill(200))
    expect(shop.order(outTradeNo)).toMatchObject({ version: 2, settledVersion: 2, keptPoints: 81 })
    expect(shop.member('linqing').journal.filter(entry => entry.ref.endsWith(outTradeNo))).toHaveLength(1)
    expect(await shop.broken()).toEqual([])
  }, 30_000)

  test('archived-then-repeated: an entry moved to the ledger still keeps the notice from booking again', async () => {
    const outTradeNo = await shop.placeAndPay('linqing', 6800)
    await shop.sweepFor(MINUTE_MS)
    expect(shop.member('linqing').journal).toEqual([])
    await shop.tellAgain('payment', outTradeNo)
    await shop.sweepFor(MINUTE_MS)
    expect(shop.active('linqing')).toBe(1367)
    expect(await shop.broken()).toEqual([])
  })
})
