import { MINUTE_MS, openPaymentShop, SECOND_MS, YUNQI } from '../payment/payment-shop'

/** Hazards of payments and their notices, by their numbers in docs/hazards.md. */
const shop = openPaymentShop()
const LIN_BEFORE = 1286

test('hazard 1: fifty equal notices at the same moment book once', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 6_800)
  const answers = await Promise.all(Array.from({ length: 50 }, () => shop.tellAgain('payment', outTradeNo)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(shop.active('linqing')).toBe(LIN_BEFORE + 81)
  expect(await shop.broken()).toEqual([])
})

test('hazard 2: a repeat after the order moved on moves nothing back', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 6_800)
  await shop.refund(outTradeNo, 6_800)
  const before = shop.order(outTradeNo)
  expect(await shop.tellAgain('payment', outTradeNo)).toMatchObject({ status: 200 })
  expect(shop.order(outTradeNo)).toEqual(before)
  expect(shop.active('linqing')).toBe(LIN_BEFORE)
})

test('hazard 3: notified before the customer comes back, the page only shows it', async () => {
  const outTradeNo = await shop.placeAndPay('linqing', 6_800)
  expect(shop.order(outTradeNo)).toMatchObject({ settledVersion: 2, keptPoints: 81 })
  expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
    state: 'verified',
    grant: { points: 81 },
  })
})

test('hazard 4: a notice that never comes is replaced by asking', async () => {
  const outTradeNo = await shop.placeAndPay('linqing', 6_800, 'lost')
  expect(shop.order(outTradeNo).paid).toBeNull()
  await shop.sweepFor(15 * SECOND_MS)
  expect(shop.order(outTradeNo)).toMatchObject({ paid: { payerFen: 6_800 }, keptPoints: 81 })
})

test('hazard 5: the phone says paid and it is not; it says cancelled and it is paid', async () => {
  const unpaid = await shop.place('linqing', 6_800)
  expect(await shop.openLanding('linqing', unpaid.outTradeNo)).toMatchObject({ state: 'unpaid', grant: null })
  const paid = await shop.placeAndPay('linqing', 6_800, 'lost')
  expect(await shop.openLanding('linqing', paid)).toMatchObject({ state: 'verified', grant: { points: 81 } })
  expect(shop.active('linqing')).toBe(LIN_BEFORE + 81)
})

test.each(['wx_client', 'wx_devtools', 'wx_http', 'web_client', 'scf', 'wx_unknown', ''])(
  'hazard 7, M4: the timer function called by %s is refused before any work',
  async source => {
    const caller = { openid: 'openid-linqing', appid: 'wx5a0c1f2e3d4b6a78', source }
    const before = shop.everything()
    const { cloud } = shop.stack.stack
    for (const event of [
      {},
      { TriggerName: 'audit' },
      { operate: '-----BEGIN'.repeat(10), at: 1, mark: '' },
    ]) {
      const outcome = await cloud.call('jobs', event, caller)
      expect(outcome).toMatchObject({ ok: true, result: { ok: false, code: 'NOT_PROVED' } })
      const last = cloud.invocations.last()
      expect(last?.trips).toEqual([])
      expect(JSON.stringify(last?.logs)).not.toContain('BEGIN')
    }
    expect(shop.everything()).toBe(before)
  },
)

test('hazard 10: nothing is earned by what a WeChat coupon paid, and a refund is measured alike', async () => {
  const free = await shop.payAtTill('linqing', 6_800, { couponFen: 6_800 })
  expect(shop.order(free)).toMatchObject({ paid: { totalFen: 6_800, payerFen: 0 }, keptPoints: 0 })
  const part = await shop.payAtTill('linqing', 10_000, { couponFen: 4_000 })
  expect(shop.order(part).keptPoints).toBe(72)
  await shop.refund(part, 10_000)
  expect(shop.order(part).keptPoints).toBe(0)
  expect(await shop.broken()).toEqual([])
})

test('hazard 23: a second payment of one order is kept for staff and never throws', async () => {
  const outTradeNo = await shop.placeAndPay('linqing', 6_800)
  const content = { out_trade_no: outTradeNo, transaction_id: '4200001111111111111111111111' }
  expect(await shop.deliver(shop.forgeNotice('payment', { content }))).toMatchObject({ status: 200 })
  expect(shop.inbox()).toMatchObject([{ reason: 'second-transaction', state: 'open' }])
  expect(shop.active('linqing')).toBe(LIN_BEFORE + 81)
})

test('hazard 35: unknown states and kinds are kept, not fatal', async () => {
  const { outTradeNo } = await shop.place('linqing', 6_800)
  const content = { out_trade_no: outTradeNo, trade_state: 'SOMETHING_NEW' }
  expect(await shop.deliver(shop.forgeNotice('payment', { content }))).toMatchObject({ status: 200 })
  expect(shop.inbox()).toMatchObject([{ reason: 'unknown-kind' }])
  expect(shop.order(outTradeNo).paid).toBeNull()
})

test.each([
  ['st=hubin', 'shanze:hubin'],
  ['st=hubin|brand note', 'shanze:hubin'],
  ['brand note st=hubin', ''],
  ['st=elsewhere', ''],
  ['', ''],
])(
  'hazard 36: a note %j shared with others places the order in %j and never loses it',
  async (attach, store) => {
    const outTradeNo = await shop.payAtTill('linqing', 6_800, { attach })
    const { storeId, keptPoints } = shop.order(outTradeNo)
    expect(keptPoints).toBe(81)
    if (store) expect(storeId).toBe(store)
    else expect(storeId).not.toBe('shanze:hubin')
  },
)

test("hazard 37: another person's order number shows and grants nothing", async () => {
  const outTradeNo = await shop.payAtTill('linqing', 6_800)
  expect(await shop.askLanding('gushan', outTradeNo)).toMatchObject({ code: 'ORDER_NOT_YOURS' })
  const lost = await shop.payAtTill('linqing', 6_800, { path: 'lost' })
  expect(await shop.askLanding('gushan', lost)).toMatchObject({ code: 'ORDER_NOT_YOURS' })
})

test('hazard 44: a prepay without an answer is asked again under the same number', async () => {
  const commandId = 'hazard-44-command'
  const sim = shop.sim()
  const handleRequest = sim.handle
  const lostOrders: string[] = []
  // WeChat Pay takes every prepay, but its answers are lost on the way.
  const spy = jest.spyOn(sim, 'handle').mockImplementation(async request => {
    const response = await handleRequest(request)
    if (!request.path.endsWith('/jsapi')) return response
    lostOrders.push((JSON.parse(request.body.toString()) as { out_trade_no: string }).out_trade_no)
    return { ...response, status: 502, body: Buffer.alloc(0) }
  })
  const what = { by: 'amount' as const, amountFen: 6_800 }
  const input = { commandId, storeId: YUNQI, what }
  expect(await shop.person('linqing').call('order.place', input)).toMatchObject({
    code: 'PAYMENT_UNAVAILABLE',
  })
  spy.mockRestore()
  const placed = await shop.place('linqing', 6_800, commandId)
  expect(lostOrders.length).toBeGreaterThan(1)
  expect(new Set([...lostOrders, placed.outTradeNo]).size).toBe(1)
  expect(sim.transactions.list().filter(({ totalFen }) => totalFen === 6_800)).toHaveLength(1)
  expect((shop.stack.dump().orders ?? []).filter(({ commandId: by }) => by === commandId)).toHaveLength(1)
  await shop.pay('linqing', placed.prepayId)
  expect(shop.order(placed.outTradeNo)).toMatchObject({ keptPoints: 81, storeId: YUNQI })
})

describe('as long as functions really wait', () => {
  const shop = openPaymentShop({ patience: 1 })

  test('hazard 6: booking that hangs does not keep the notice from being durable and answered', async () => {
    const { cloud } = shop.stack.stack
    cloud.faults.add({ function: 'http', collection: 'ledger', mode: 'hang', times: 1 })
    const outTradeNo = await shop.payAtTill('linqing', 6_800)
    expect(shop.order(outTradeNo)).toMatchObject({ paid: { payerFen: 6_800 }, settledVersion: 0 })
    // WeChat waits 5 s; it was answered in time and so does not repeat.
    const [notice] = shop.sim().notices.list()
    expect(notice).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] })
    await shop.sweepFor(MINUTE_MS)
    expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 81, settledVersion: 1 })
    expect(await shop.broken()).toEqual([])
  })
})
