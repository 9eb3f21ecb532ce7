import type { NoticeFlaw } from '../../../local/wechatpay'
import { APPID, MINUTE_MS, newCommand, openPaymentShop } from '../payment/payment-shop'

/** Hazards of what is reported to us wrongly, twice or at a bad moment, by number in docs/hazards.md. */
const shop = openPaymentShop()
const LIN_BEFORE = 1286

async function unpaid() {
  const { outTradeNo } = await shop.place('linqing', 6_800)
  const before = shop.everything()
  return { outTradeNo, before }
}

test.each<[string, NoticeFlaw, number]>([
  ['hazard 7: a forged notice', 'forged', 401],
  ['hazard 11: a signature probe', 'probe', 401],
  ['hazard 12: a key nobody knows yet', 'unknown-serial', 500],
  ['hazard 13: a message under another APIv3 key', 'wrong-key', 500],
  ['hazard 14: a notice whose time is far from ours', 'stale', 401],
  ['hazard 15: a body that a proxy wrote again', 'reserialised', 401],
])('%s changes nothing', async (_case, flaw, status) => {
  const { outTradeNo, before } = await unpaid()
  const notice = shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo }, flaw })
  expect(await shop.deliver(notice)).toMatchObject({ status, code: 'FAIL' })
  expect(shop.everything()).toBe(before)
})

test('hazard 12: certificates and the public key are believed side by side', async () => {
  for (const signedWith of ['certificate', 'public-key'] as const) {
    const outTradeNo = await shop.payAtTill('linqing', 1_000, { path: 'lost' })
    const notice = shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo }, signedWith })
    expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
    expect(shop.order(outTradeNo).keptPoints).toBe(12)
  }
})

test('hazard 15: a notice whose headers were dropped is refused', async () => {
  const { body } = shop.forgeNotice('payment')
  expect(await shop.deliver({ headers: {}, body })).toMatchObject({ status: 401 })
})

test.each([
  ['hazard 8: for another merchant', { mchid: '1900000110' }, 'merchant-differs'],
  ['hazard 8: for another app', { appid: `${APPID}0` }, 'app-differs'],
  ['hazard 9: over another amount', { amount: { total: 1, payer_total: 1 } }, 'amount-differs'],
  ['hazard 7: of another payer', { payer: { openid: 'openid-zhouzhou' } }, 'payer-differs'],
])('%s, a genuine notice is parked and grants nothing', async (_case, content, reason) => {
  const { outTradeNo } = await unpaid()
  const notice = shop.forgeNotice('payment', { content: { out_trade_no: outTradeNo, ...content } })
  expect(await shop.deliver(notice)).toMatchObject({ status: 200 })
  expect(shop.inbox()).toMatchObject([{ reason, state: 'open' }])
  expect([shop.order(outTradeNo).paid, shop.active('linqing')]).toEqual([null, LIN_BEFORE])
})

test('hazard 24: money that arrives after closing is booked and shown as such', async () => {
  const { outTradeNo } = await unpaid()
  await shop.sweepFor(45 * MINUTE_MS)
  expect(shop.order(outTradeNo).closed).not.toBeNull()
  const content = {
    out_trade_no: outTradeNo,
    trade_state: 'SUCCESS',
    transaction_id: '4200002222222222222222222222',
    success_time: new Date(shop.stack.stack.clock.now()).toISOString(),
    payer: { openid: 'openid-linqing' },
    amount: { total: 6_800, payer_total: 6_800, currency: 'CNY', payer_currency: 'CNY' },
  }
  expect(await shop.deliver(shop.forgeNotice('payment', { content }))).toMatchObject({ status: 200 })
  expect(shop.order(outTradeNo).keptPoints).toBe(81)
  expect(await shop.openLanding('linqing', outTradeNo)).toMatchObject({
    order: { state: 'paid-after-close' },
  })
}, 120_000)

test('hazard 26: one coupon at two tills is redeemed once', async () => {
  const outTradeNo = await shop.payAtTill('linqing', 6_800)
  const orderId = shop.order(outTradeNo)._id
  const { coupon } = await shop
    .person('linqing')
    .must('coupon.takeGift', { commandId: newCommand(), orderId, index: 0 })
  const { codes } = await shop.person('linqing').must('coupon.open', { couponId: coupon.id })
  const code = codes?.steps[0]?.code ?? ''
  const previews = await Promise.all(
    [['chenyi', 'shanze:yunqi'] as const, ['shenhe', 'shanze:hubin'] as const].map(async ([who, storeId]) => {
      const preview = await shop.person(who).must('redemption.preview', { storeId, code })
      return { who, storeId, permit: preview.kind === 'coupon' ? preview.permit : '' }
    }),
  )
  const answers = await Promise.all(
    previews.map(({ who, ...input }) =>
      shop.person(who).call('redemption.redeem', { commandId: newCommand(), couponId: coupon.id, ...input }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter(each => !each.ok && each.code === 'COUPON_USED')).toHaveLength(1)
})

test('hazard 31: at midnight in Beijing points end, job or no job, and cannot be taken any more', async () => {
  const { clock } = shop.stack.stack
  const cardNo = shop.member('linqing').cardNo
  await clock.set(Date.parse('2026-12-31T23:59:59+08:00'))
  const read = async () => (await shop.person('linqing').must('points.calendar', {})).points.active
  expect(await read()).toBe(1286)
  await clock.set(Date.parse('2027-01-01T00:00:00+08:00'))
  expect(await read()).toBe(1166)
  for (const points of [-500, -500]) {
    await shop
      .person('shenhe')
      .must('adjustment.adjust', { commandId: newCommand(), cardNo, points, reason: '兑换更正' })
  }
  const input = { commandId: newCommand(), cardNo, points: -167, reason: '兑换更正' }
  expect(await shop.person('shenhe').call('adjustment.adjust', input)).toMatchObject({ code: 'POINTS_SHORT' })
  expect(await shop.broken()).toEqual([])
})

test.each([
  ['hazard 40: not allowed or undeclared', -1],
  ['hazard 41: the quota is used up', 1_400_001],
])('%s, the phone number is no condition of joining', async (_case, errcode) => {
  const { openapi } = shop.stack.stack.cloud
  openapi.answer('phonenumber.getPhoneNumber', () => ({ errcode, errmsg: 'no' }))
  const input = { commandId: newCommand(), consent: '2026-09', phoneCode: 'a-phone-code' }
  expect(await shop.person('stranger').call('member.join', input)).toMatchObject({
    code: 'PHONE_UNAVAILABLE',
  })
  expect(await shop.join('stranger')).toMatchObject({ member: { state: 'member' } })
})
