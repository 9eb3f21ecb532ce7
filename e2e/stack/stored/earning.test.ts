import type { MemberDoc } from '@shared/domain/account/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { testStack } from '../harness'
import { setRules } from '../points/brand-rules'
import { clerkOf, LIN, managerOf, scanned, topUpInApp } from './clerk-scans'
import { earnsOnTopUp, topUpGift } from './top-up-gift'

const stack = testStack()
let commands = 0
const newCommand = () => `earning-command-${String(++commands).padStart(6, '0')}`
const lin = () => stack.stack.cloud.data.get('members', `shanze:${LIN}`) as unknown as MemberDoc
const points = () => lin().lots.reduce((sum, lot) => sum + lot.points, 0)
const orderOf = (id: string) => stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc
const BEFORE = 1286
const spend = async (amountFen: number) =>
  clerkOf(stack).must('storedValue.spend', { ...(await scanned(stack)), commandId: newCommand(), amountFen })

const payBack = async (amountFen: number) => {
  const serving = await scanned(stack, undefined, managerOf(stack))
  const back = { ...serving, commandId: newCommand(), amountFen, reason: '搬家了' }
  return managerOf(stack).must('storedValue.refund', back)
}

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
  const audited = await stack.stack.cloud.fireTimer('jobs', 'audit')
  const lines = (audited.ok ? audited.result : []) as { ok: boolean }[]
  expect([lines.length > 0, lines.filter(line => !line.ok)]).toEqual([true, []])
})

describe('points of stored value', () => {
  test('points of stored value come with spending its principal, show in the history, and leave when the spending is taken back', async () => {
    await topUpInApp(stack, newCommand(), 50_000)
    const { entry } = await spend(11_000)
    expect(points()).toBe(BEFORE + 120)
    const history = await stack.as(LIN).must('points.open', { filter: 'gained' })
    expect(history.entries[0]).toMatchObject({
      kind: 'stored',
      points: 120,
      amountFen: 11_000,
      storeName: '云栖路店',
    })
    const story = await stack.as(LIN).must('points.story', { entryId: history.entries[0]?.id ?? '' })
    expect(story).toMatchObject({ baseFen: 10_000, granted: 120, paidFen: 11_000 })
    const undo = { commandId: newCommand(), customerId: `shanze:${LIN}`, entryId: entry.id }
    await clerkOf(stack).must('storedValue.voidSpend', undo)
    expect(points()).toBe(BEFORE)
    expect((await stack.as(LIN).must('points.open', { filter: 'returned' })).entries[0]).toMatchObject({
      kind: 'stored-back',
      points: -120,
    })
  })

  test('the rules say whether spending or topping up earns', async () => {
    expect((await stack.as(LIN).must('points.rules', {})).rule.stored).toBe('spend')
    await setRules(stack, earnsOnTopUp)
    expect((await stack.as(LIN).must('points.rules', {})).rule.stored).toBe('top-up')
  })

  test('points of stored value come with topping up where the brand says so, once, and leave with the order’s refund', async () => {
    await setRules(stack, earnsOnTopUp)
    const order = await topUpInApp(stack, newCommand(), 50_000)
    expect([points(), orderOf(order.orderId).keptPoints]).toEqual([BEFORE + 600, 600])
    await spend(11_000)
    expect(points()).toBe(BEFORE + 600)
    await stack.till.refund(order, { fen: 25_000 })
    expect([points(), orderOf(order.orderId).keptPoints]).toEqual([BEFORE + 300, 300])
  })

  test('points of a top-up go with principal that is paid back at the counter', async () => {
    await setRules(stack, earnsOnTopUp)
    await topUpInApp(stack, newCommand(), 50_000)
    await payBack(50_000)
    expect([points(), lin().stored.principalFen]).toEqual([BEFORE, 0])
  })

  test('C20: points of a top-up go once when the counter and WeChat Pay both pay it back', async () => {
    await setRules(stack, earnsOnTopUp)
    const order = await topUpInApp(stack, newCommand(), 50_000)
    const growth = lin().growth
    await payBack(50_000)
    await stack.till.refund(order, { fen: 50_000 })
    expect([points(), lin().debt, lin().growth]).toEqual([BEFORE, 0, growth - 500])
    expect(orderOf(order.orderId)).toMatchObject({ paidBackFen: 50_000, keptPoints: 600 })
    await stack.sweep()
    expect((stack.dump().inbox ?? []).map(({ reason }) => reason)).toEqual(['money-lost'])
  })

  test('C20: a refund after a payback leaves the principal of a later top-up alone', async () => {
    await setRules(stack, earnsOnTopUp)
    const order = await topUpInApp(stack, newCommand(), 20_000)
    await topUpInApp(stack, newCommand(), 20_000)
    await payBack(20_000)
    await stack.till.refund(order, { fen: 20_000 })
    expect([points(), lin().stored.principalFen]).toEqual([BEFORE + 240, 20_000])
  })

  test('twenty spendings, a refund of the order and a merge of notices at once earn each fen at most once', async () => {
    const order = await topUpInApp(stack, newCommand(), 50_000)
    const scans = await Promise.all(Array.from({ length: 20 }, () => scanned(stack)))
    const notices = stack.stack.pay.sim().notices.list()
    const answers = await Promise.all([
      ...scans.map(each =>
        clerkOf(stack).call('storedValue.spend', { ...each, commandId: newCommand(), amountFen: 1_100 }),
      ),
      stack.till.refund(order, { fen: 10_000 }),
      ...notices.map(({ id }) => stack.stack.pay.sim().notices.redeliver(id)),
    ])
    await stack.sweep()
    const spent = answers.filter(
      answer => typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok,
    )
    expect(spent.length).toBeGreaterThan(0)
    expect(points()).toBeGreaterThan(BEFORE)
    // After the refund a bill may be paid wholly from principal: 11 yuan at the rate 1.2.
    expect(points()).toBeLessThanOrEqual(BEFORE + spent.length * 13)
  })
})

describe('SV-05: a gift with a top-up', () => {
  const withGift = () => setRules(stack, () => ({}), { campaigns: [topUpGift] })
  const landingOf = ({ mchid, outTradeNo }: { mchid: string; outTradeNo: string }) =>
    stack.as(LIN).must('order.landing', { order: { mchid, outTradeNo } })
  const take = (orderId: string, commandId = newCommand()) =>
    stack.as(LIN).call('coupon.takeGift', { commandId, orderId, index: 0 })

  test('SV-05: a top-up gift is planned when the order is paid, taken on the page, and no gift of what is bought comes with it', async () => {
    await withGift()
    const order = await topUpInApp(stack, newCommand(), 20_000)
    const landing = await landingOf(order)
    expect(landing).toMatchObject({ state: 'verified', order: { topUp: { bonusFen: 1_000 } } })
    expect(landing.gifts).toHaveLength(1)
    const commandId = newCommand()
    expect(await take(order.orderId, commandId)).toMatchObject({ ok: true })
    expect(await take(order.orderId, commandId)).toMatchObject({ ok: true })
    expect((await landingOf(order)).ready).not.toBeNull()
  })

  test('SV-05: a top-up gift is not given below its amount, nor a second time to the same person', async () => {
    await withGift()
    expect((await landingOf(await topUpInApp(stack, newCommand(), 19_900))).gifts).toEqual([])
    expect((await landingOf(await topUpInApp(stack, newCommand(), 20_000))).gifts).toHaveLength(1)
    expect((await landingOf(await topUpInApp(stack, newCommand(), 20_000))).gifts).toEqual([])
  })

  test('SV-05: a top-up gift is withdrawn when a refund leaves less, taken or not', async () => {
    await withGift()
    const order = await topUpInApp(stack, newCommand(), 20_000)
    await take(order.orderId)
    await stack.till.refund(order, { fen: 1 })
    expect(orderOf(order.orderId).gifts).toMatchObject([{ state: 'withdrawn' }])
    const coupon = stack.stack.cloud.data.get('coupons', `gift:${order.orderId}:0`)
    expect(coupon).toMatchObject({ state: 'DEACTIVATED', revoked: true })
    expect(await take(order.orderId)).toMatchObject({ ok: false })
  })

  test('C25: a top-up gift is withdrawn at once, where unused, when a payback leaves less than its amount', async () => {
    await withGift()
    const order = await topUpInApp(stack, newCommand(), 20_000)
    await take(order.orderId)
    await payBack(1)
    expect(orderOf(order.orderId)).toMatchObject({ gifts: [{ state: 'withdrawn' }], paidBackFen: 1 })
    const coupon = () => stack.stack.cloud.data.get('coupons', `gift:${order.orderId}:0`)
    expect(coupon()).toMatchObject({ state: 'DEACTIVATED', revoked: true })
    expect(await take(order.orderId)).toMatchObject({ ok: false })
  })

  test('C25: a top-up gift stays with the customer where the counter leaves its amount', async () => {
    await withGift()
    const order = await topUpInApp(stack, newCommand(), 30_000)
    await take(order.orderId)
    await payBack(10_000)
    expect(orderOf(order.orderId).gifts).toMatchObject([{ state: 'planned' }])
    expect(lin().stored).toEqual({ principalFen: 20_000, bonusFen: 666 })
  })

  test('two top-ups paid at the same moment get one gift where one is allowed, and ten takers one coupon', async () => {
    await withGift()
    const orders = await Promise.all([1, 2].map(() => topUpInApp(stack, newCommand(), 20_000)))
    await stack.sweep()
    const gifts = orders.flatMap(({ orderId }) => orderOf(orderId).gifts.map(() => orderId))
    expect(gifts).toHaveLength(1)
    await Promise.all(Array.from({ length: 10 }, () => take(gifts[0] ?? '')))
    const coupons = (stack.dump().coupons ?? []).filter(({ _id }) => _id.startsWith('gift:'))
    expect(coupons).toHaveLength(1)
  })
})
