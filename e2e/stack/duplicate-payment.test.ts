import { testStack } from './harness'

const stack = testStack({ seed: 'demo-with-duplicate-payment' })
const manager = () => stack.as('openid-shenhe')
const inbox = async () => (await manager().must('reconciliation.open', { month: '2026-11' })).inbox

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

test('a newcomer finds one of each: a merge that waits, a thing to fetch, a coupon with digits, money to decide about', async () => {
  expect((await stack.as('openid-xunuo').must('member.card', {})).member.mergeAsked).toMatchObject({
    dueAt: expect.any(Number),
  })
  const { exchanges } = await stack.as('openid-linqing').must('mall.exchanges', { filter: 'all' })
  expect(exchanges).toMatchObject([{ goodsName: '山形盖碗', state: 'ready' }])
  const [coupon] = (await stack.as('openid-linqing').must('coupon.wallet', { tab: 'usable' })).coupons
  const { codes } = await stack.as('openid-linqing').must('coupon.open', { couponId: coupon?.id ?? '' })
  expect([codes?.shortNo, codes?.steps[0]?.digits]).toEqual([
    expect.stringMatching(/^\d{9}$/),
    expect.stringMatching(/^\d{4}$/),
  ])
  expect(await inbox()).toMatchObject({
    open: 1,
    rows: [{ reason: 'second-transaction', amountFen: 3_200, mayAskAgain: true }],
  })
  await stack.sweep()
  expect((await inbox()).open).toBe(1)
})

test('the duplicate payment is decided like any: asked about, then closed with a note', async () => {
  const [row] = (await inbox()).rows
  const inboxId = row?.id ?? ''
  expect(
    await manager().must('reconciliation.decideInbox', { inboxId, decision: 'ask-again' }),
  ).toMatchObject({
    row: { state: 'open' },
    note: 'transaction-differs',
  })
  const done = { inboxId, decision: 'done' as const, note: '多付的 32 元已在商户平台退款' }
  expect(await manager().must('reconciliation.decideInbox', done)).toMatchObject({ row: { state: 'done' } })
  expect(await inbox()).toEqual({ open: 0, rows: [] })
})

test('no persona a visitor can play is touched by the duplicate payment', async () => {
  const points = async (openid: string) =>
    (await stack.as(openid).must('member.card', {})).member.points.active
  expect([await points('openid-linqing'), await points('openid-gushan')]).toEqual([1286, 1949])
  expect((await stack.as('openid-zhouzhou').must('member.card', {})).member.state).toBe('guest')
})
