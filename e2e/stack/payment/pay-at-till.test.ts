import { MCHID, MINUTE_MS, openPaymentShop } from './payment-shop'

const shop = openPaymentShop()

describe('a payment at the till', () => {
  test('a payment at the till is known by its notice alone: who paid, how much, in which store', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 6800, { attach: 'st=hubin' })
    expect(shop.order(outTradeNo)).toMatchObject({
      version: 1,
      settledVersion: 1,
      source: 'till',
      storeId: 'shanze:hubin',
      memberId: 'shanze:openid-linqing',
      amountFen: 6800,
      keptPoints: 81,
    })
    const page = await shop.openLanding('linqing', outTradeNo)
    expect(page).toMatchObject({ state: 'verified', store: { name: '湖滨店' }, grant: { points: 81 } })
    expect(await shop.broken()).toEqual([])
  })

  test('a till payment without a store in its note belongs to the store of the merchant number', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 6800, { attach: '' })
    expect(shop.order(outTradeNo).storeId).toBe('shanze:yunqi')
  })

  test('a till payment earns by what the customer really paid, nothing when a WeChat coupon paid it all', async () => {
    const some = await shop.payAtTill('linqing', 6800, { couponFen: 1800 })
    expect(shop.order(some)).toMatchObject({
      keptPoints: 60,
      paid: { totalFen: 6800, payerFen: 5000, promotions: [{ fen: 1800 }] },
    })
    const all = await shop.payAtTill('linqing', 6800, { couponFen: 6800 })
    expect(shop.order(all)).toMatchObject({ settledVersion: 1, keptPoints: 0, gifts: [] })
    expect(await shop.broken()).toEqual([])
  })

  test('a lost notice: the payer opens the page and WeChat Pay is asked', async () => {
    const outTradeNo = await shop.payAtTill('linqing', 6800, { path: 'lost' })
    expect(shop.order(outTradeNo)).toBeUndefined()
    const stranger = await shop.askLanding('zhouzhou', outTradeNo)
    expect(stranger).toMatchObject({ ok: false, code: 'ORDER_NOT_YOURS' })
    expect(shop.order(outTradeNo)).toBeUndefined()
    expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
      state: 'verified',
      grant: { points: 81 },
    })
    expect((await shop.tellAgain('payment', outTradeNo)).status).toBe(200)
    expect(shop.active('linqing')).toBe(1286 + 81)
  })

  test('an unknown order number shows nothing', async () => {
    const before = shop.everything()
    for (const name of ['NOBODYKNOWSTHIS', 'x']) {
      expect(await shop.askLanding('linqing', name)).toMatchObject({ code: 'ORDER_NOT_YOURS' })
    }
    const foreign = { order: { mchid: '1900000999', outTradeNo: 'T1T1T1' } }
    expect(await shop.person('linqing').call('order.landing', foreign)).toMatchObject({
      code: 'ORDER_NOT_YOURS',
    })
    expect(shop.everything()).toBe(before)
  })
})

describe('somebody who has not joined', () => {
  test("a guest's points wait, are shown, and are released by joining in two round trips", async () => {
    const outTradeNo = await shop.payAtTill('zhouzhou', 6800)
    expect(shop.member('zhouzhou')).toMatchObject({ state: 'guest', seq: 1, growth: 68, lots: [] })
    expect(await shop.openLanding('zhouzhou', outTradeNo)).toMatchObject({
      grant: { points: 68, waiting: true },
      member: { state: 'guest', points: { active: 0, pending: 68 }, keptUntilDay: '2027-11-30' },
    })
    const joined = await shop.join('zhouzhou')
    expect(shop.stack.trips('api')).toEqual({ trips: 2, depth: 2 })
    expect(joined).toMatchObject({
      released: 68,
      already: false,
      member: { state: 'member', points: { active: 68, pending: 0 } },
    })
    expect(await shop.openLanding('zhouzhou', outTradeNo)).toMatchObject({ grant: { waiting: false } })
    expect(await shop.join('zhouzhou')).toMatchObject({ released: 0, already: true })
    const card = await shop.person('zhouzhou').must('member.card', {})
    expect(shop.stack.trips('api')).toMatchObject({ trips: 3, depth: 1 })
    expect(card.codes.steps[0]?.code).toMatch(/^\d{18}$/)
    expect(await shop.broken()).toEqual([])
  })

  test('joining first and paying later is the same in the end', async () => {
    await shop.join('zhouzhou')
    await shop.payAtTill('zhouzhou', 6800)
    expect(shop.active('zhouzhou')).toBe(68)
    expect(await shop.broken()).toEqual([])
  })

  test('ten payments at once make one guest with all their points', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => shop.payAtTill('zhouzhou', 1000 + i * 100)))
    await shop.sweepFor(2 * MINUTE_MS)
    expect(shop.pending('zhouzhou')).toBe(145)
    expect(shop.stack.dump().members?.filter(member => member._id.endsWith('zhouzhou'))).toHaveLength(1)
    expect(await shop.broken()).toEqual([])
  })
})

test('the newest order is shown when none is named', async () => {
  await shop.payAtTill('linqing', 1000)
  await shop.stack.stack.clock.advance(MINUTE_MS)
  const newest = await shop.payAtTill('linqing', 2000)
  const page = await shop.person('linqing').must('order.landing', {})
  expect(page.order).toMatchObject({ id: `${MCHID}:${newest}`, amountFen: 2000 })
})
