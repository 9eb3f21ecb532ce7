import { testStack } from './harness'

const stack = testStack()
const commandId = (n: number) => `main-job-command-${n}`

test('pay, join, take the gift, redeem it once, see the second scan, refund', async () => {
  const customer = stack.as('openid-zhouzhou')
  const clerk = stack.as('openid-chenyi')

  const order = await stack.till.pay({ openid: customer.openid, fen: 6800 })
  const name = { order: { mchid: order.mchid, outTradeNo: order.outTradeNo } }
  const guest = await customer.must('order.landing', name)
  expect(guest).toMatchObject({ state: 'verified', grant: { points: 68, waiting: true } })
  expect(guest.gifts).toHaveLength(1)

  const joined = await customer.must('member.join', {
    commandId: commandId(1),
    consent: guest.brand.rulesVersion,
    phoneCode: 'dev-phone-zhouzhou',
  })
  expect(joined).toMatchObject({ released: 68, already: false, member: { points: { active: 68 } } })

  const { coupon } = await customer.must('coupon.takeGift', {
    commandId: commandId(2),
    orderId: order.orderId,
    index: 0,
  })
  const { codes } = await customer.must('coupon.open', { couponId: coupon.id })
  const code = codes?.steps[0]?.code ?? ''
  const storeId = 'shanze:yunqi'

  const seen = await clerk.must('redemption.preview', { storeId, code })
  expect(seen).toMatchObject({ kind: 'coupon', verdict: 'usable', customer: { isMember: true } })
  const permit = seen.kind === 'coupon' ? seen.permit : ''
  const redeemed = await clerk.must('redemption.redeem', {
    commandId: commandId(3),
    storeId,
    couponId: coupon.id,
    permit,
  })
  expect(redeemed).toMatchObject({ repeated: false, use: { clerkName: '陈一', storeId } })

  const again = await clerk.must('redemption.preview', { storeId, code })
  expect(again).toMatchObject({ verdict: 'used', first: { clerkName: '陈一', storeName: '云栖路店' } })

  await stack.till.refund(order)
  const refunded = await customer.must('order.landing', name)
  expect(refunded).toMatchObject({
    order: { state: 'refunded' },
    grant: { kept: 0 },
    member: { points: { active: 0 } },
  })

  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

test.each(['late', 'lost', 'twice', 'forged'] as const)(
  'a notice that is %s grants the order once all the same',
  async notice => {
    const customer = stack.as('openid-linqing')
    const order = await stack.till.pay({ openid: customer.openid, fen: 6800, notice })
    const name = { order: { mchid: order.mchid, outTradeNo: order.outTradeNo } }
    expect(await customer.must('order.landing', name)).toMatchObject({
      state: 'verified',
      grant: { points: 81 },
    })
    await stack.stack.clock.advance(60_000)
    await stack.sweep()
    expect((await customer.must('member.card', {})).member.points.active).toBe(1286 + 81)
    expect(stack.invariants().broken).toEqual([])
  },
)

test('a refund notice that overtakes its payment ends the same', async () => {
  const customer = stack.as('openid-linqing')
  const order = await stack.till.pay({ openid: customer.openid, fen: 6800, notice: 'reordered' })
  await stack.till.refund(order, { fen: 1400 })
  await stack.sweep()
  expect((await customer.must('member.card', {})).member.points.active).toBe(1286 + 64)
  expect(stack.invariants().broken).toEqual([])
})
