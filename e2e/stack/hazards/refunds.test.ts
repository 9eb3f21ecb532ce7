import { joinWithPhone } from '../member/people'
import { MINUTE_MS, newCommand, openPaymentShop } from '../payment/payment-shop'

/** Hazards of refunds, by their numbers in docs/hazards.md. */
const shop = openPaymentShop()
const LIN_BEFORE = 1286

test('hazard 16: a refund notified before its payment ends the same', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 10_000, { path: 'lost' })
  await shop.refund(outTradeNo, 4_000)
  expect(shop.order(outTradeNo)).toMatchObject({ paid: null, amountFen: null })
  await shop.tellAgain('payment', outTradeNo)
  expect(shop.order(outTradeNo).keptPoints).toBe(72)
  expect(await shop.broken()).toEqual([])
})

test('hazard 18: fifty partial refunds keep the entitlement at every step, the last clears the rest, the 51st is kept for staff', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 9_999)
  const granted = 119
  for (let i = 1; i <= 49; i += 1) {
    await shop.refund(outTradeNo, 199)
    const { refunds, keptPoints } = shop.order(outTradeNo)
    const refundedFen = refunds.reduce((sum, { payerFen }) => sum + payerFen, 0)
    expect([i, keptPoints]).toEqual([i, Math.floor((granted * (9_999 - refundedFen)) / 9_999)])
  }
  await shop.refund(outTradeNo, 9_999 - 49 * 199)
  expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 0, settledVersion: 51 })
  expect(shop.active('linqing')).toBe(LIN_BEFORE)
  const extra = shop.forgeNotice('refund', {
    content: { out_trade_no: outTradeNo, out_refund_no: 'one-too-many' },
  })
  expect(await shop.deliver(extra)).toMatchObject({ status: 200 })
  expect(shop.inbox()).toMatchObject([{ reason: 'too-many-refunds' }])
  expect(await shop.broken()).toEqual([])
}, 120_000)

test('hazard 19: points spent before the refund become a debt that is shown and repaid, never lost', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 50_000)
  const cardNo = shop.member('linqing').cardNo
  for (const points of [-500, -500, -500]) {
    const commandId = `hazard-19-${Math.random().toString(36).slice(2, 12)}`.padEnd(20, '0')
    await shop.person('shenhe').must('adjustment.adjust', { commandId, cardNo, points, reason: '兑换更正' })
  }
  expect(shop.active('linqing')).toBe(LIN_BEFORE + 600 - 1_500)
  await shop.refund(outTradeNo, 50_000)
  const { member } = await shop.person('linqing').must('member.card', {})
  expect(member.points).toMatchObject({ active: 0, debt: 214 })
  // The raise this payment carried is undone with it, and so is its rate (C5).
  await shop.payAtTill('linqing', 10_000)
  expect(shop.member('linqing').debt).toBe(214 - 120)
  expect(await shop.broken()).toEqual([])
})

test('hazard 20: buying and refunding over and over earns nothing', async () => {
  const before = shop.member('linqing').growth
  for (let round = 0; round < 5; round += 1) {
    await shop.refund(await shop.payAtTill('linqing', 3_333), 3_333)
  }
  expect([shop.active('linqing'), shop.member('linqing').growth]).toEqual([LIN_BEFORE, before])
  expect(await shop.broken()).toEqual([])
})

/**
 * 周舟 pays 500 yuan, exchanges points for a thing if they suffice, closes the account, is refunded and joins
 * again.
 */
async function spentClosedRefunded(): Promise<{ exchangeId: string }> {
  const zhou = shop.person('zhouzhou')
  await joinWithPhone(shop.stack)
  const outTradeNo = await shop.payAtTill('zhouzhou', 50_000)
  const input = { commandId: newCommand(), goodsId: 'shanze:tea-tin', points: 300 }
  const exchanged = await zhou.call('mall.exchange', input)
  await zhou.must('member.close', { commandId: newCommand(), confirm: 'close-my-account' })
  await shop.refund(outTradeNo, 50_000)
  await joinWithPhone(shop.stack)
  return { exchangeId: exchanged.ok ? exchanged.data.exchange.id : 'none' }
}

test('hazard 19: points spent before the account was closed are owed after its refund, and there again who comes back', async () => {
  await spentClosedRefunded()
  const { member } = await shop.person('zhouzhou').must('member.card', {})
  expect(member.points).toMatchObject({ active: 0, debt: 300 })
  expect(await shop.broken()).toEqual([])
})

test('hazard 20: buying, exchanging, closing, refunding and cancelling over and over earns nothing', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { exchangeId } = await spentClosedRefunded()
    await shop.person('zhouzhou').call('mall.cancel', { exchangeId })
    expect([round, shop.active('zhouzhou'), shop.member('zhouzhou').growth]).toEqual([round, 0, 0])
    expect(await shop.broken()).toEqual([])
  }
})

test.each(['CLOSED', 'ABNORMAL'] as const)(
  'hazard 21: a refund that ends %s takes nothing back',
  async outcome => {
    const outTradeNo = await shop.payAtTill('linqing', 10_000)
    await shop.refund(outTradeNo, 10_000, { outcome })
    expect(shop.order(outTradeNo)).toMatchObject({
      keptPoints: 120,
      refunds: [{ state: outcome.toLowerCase() }],
    })
  },
)

test('hazard 21: an abnormal refund that succeeds later takes its points then, once', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 10_000)
  await shop.refund(outTradeNo, 10_000, { outcome: 'ABNORMAL' })
  const [{ no: out_refund_no } = { no: '' }] = shop.order(outTradeNo).refunds
  const content = { out_trade_no: outTradeNo, out_refund_no, refund_status: 'SUCCESS' }
  const notice = shop.forgeNotice('refund', { content, eventType: 'REFUND.SUCCESS' })
  expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
  expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
  expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 0, refunds: [{ state: 'success' }] })
  expect(shop.active('linqing')).toBe(LIN_BEFORE)
})

test('hazard 22: a refund made by hand on the platform is placed by the order it names', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 10_000)
  await shop.refund(outTradeNo, 5_000)
  expect(shop.order(outTradeNo)).toMatchObject({
    keptPoints: 60,
    refunds: [{ state: 'success', fen: 5_000 }],
  })
})

test('hazard 43: REFUND seen on a query for an order whose notices were all lost: paid, then refunded', async () => {
  const outTradeNo = await shop.placeAndPay('linqing', 10_000, 'lost')
  await shop.refund(outTradeNo, 10_000, { path: 'lost' })
  await shop.sweepFor(MINUTE_MS)
  expect(shop.order(outTradeNo)).toMatchObject({ paid: { payerFen: 10_000 } })
  expect(await shop.tellAgain('refund', outTradeNo)).toMatchObject({ status: 200 })
  expect(shop.order(outTradeNo)).toMatchObject({ keptPoints: 0, refunds: [{ state: 'success' }] })
  expect(shop.active('linqing')).toBe(LIN_BEFORE)
  expect(await shop.broken()).toEqual([])
})

test('a guest who is refunded before and after joining keeps what the rest deserves', async () => {
  const outTradeNo = await shop.payAtTill('zhouzhou', 9_999)
  await shop.refund(outTradeNo, 3_333)
  expect(shop.pending('zhouzhou')).toBe(66)
  await shop.join('zhouzhou')
  expect(shop.active('zhouzhou')).toBe(66)
  await shop.refund(outTradeNo, 3_333)
  expect([shop.pending('zhouzhou'), shop.active('zhouzhou')]).toEqual([0, 33])
  expect(await shop.broken()).toEqual([])
})
