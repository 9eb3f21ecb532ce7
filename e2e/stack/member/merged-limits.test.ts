import type { CouponDoc } from '@shared/domain/coupon/types'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testStack } from '../harness'
import { joinWithPhone, memberOf, merge, newCommand } from './people'

const stack = testStack()
const ZHOU = 'openid-zhouzhou'
/** Her older card, of another WeChat account. */
const OTHER = 'openid-zhouzhou-again'
/** Two per person. */
const AUTUMN = 'shanze:autumn'
/** One per person. */
const LAKESIDE = 'shanze:lakeside'
const all = <D>(collection: string) => (stack.dump()[collection] ?? []) as unknown as D[]
const couponsOf = (batchId: string) =>
  all<CouponDoc>('coupons').filter(
    ({ batchId: of, memberId }) => of === batchId && memberId.startsWith(`shanze:${ZHOU}`),
  )
const claim = (openid: string, batchId = AUTUMN, commandId = newCommand()) =>
  stack.as(openid).call('coupon.claim', { commandId, batchId })
const mineOf = async (openid: string, batchId = AUTUMN) =>
  (await stack.as(openid).must('coupon.offers', {})).offers.find(offer => offer.batchId === batchId)?.mine

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('the limit of coupons per person', () => {
  test('the coupon limit per person counts what a former card has claimed, from whichever phone', async () => {
    await joinWithPhone(stack)
    await claim(OTHER)
    await merge(stack, OTHER)
    expect([await mineOf(ZHOU), await mineOf(OTHER)]).toEqual([1, 1])
    expect(await claim(ZHOU)).toMatchObject({ ok: true })
    for (const openid of [ZHOU, OTHER]) {
      expect(await claim(openid)).toMatchObject({ ok: false, code: 'LIMIT' })
    }
    expect([await mineOf(ZHOU), await mineOf(OTHER)]).toEqual([2, 2])
  })

  test('the coupon limit per person holds when both phones ask at once, many times', async () => {
    await joinWithPhone(stack)
    await merge(stack, OTHER)
    const answers = await Promise.all(
      [ZHOU, OTHER, ZHOU, OTHER, ZHOU, OTHER].map(openid => claim(openid, LAKESIDE)),
    )
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(couponsOf(LAKESIDE).map(({ memberId }) => memberId)).toEqual([`shanze:${ZHOU}`])
  })

  test('a merge leaves the coupons both cards had claimed, and gives no more', async () => {
    await joinWithPhone(stack)
    for (const openid of [ZHOU, OTHER]) await claim(openid, LAKESIDE)
    await merge(stack, OTHER)
    expect(await claim(OTHER, LAKESIDE)).toMatchObject({ ok: false, code: 'LIMIT' })
    expect(couponsOf(LAKESIDE)).toHaveLength(2)
    expect((await stack.as(OTHER).must('coupon.wallet', { tab: 'usable' })).coupons).toHaveLength(2)
  })

  test('a claim command sent again after the merge has the coupon it had before', async () => {
    await joinWithPhone(stack)
    const commandId = newCommand()
    const before = await claim(OTHER, AUTUMN, commandId)
    await merge(stack, OTHER)
    expect(await claim(OTHER, AUTUMN, commandId)).toMatchObject({
      ok: true,
      data: { coupon: { id: before.ok ? before.data.coupon.id : '' } },
    })
    expect(couponsOf(AUTUMN)).toHaveLength(1)
  })

  test('a claim that died with its unit before the merge is finished once, by its repeat or the sweeper', async () => {
    await joinWithPhone(stack)
    const commandId = newCommand()
    const heal = stack.stack.cloud.faults.add({
      function: 'api',
      collection: 'coupons',
      action: 'database.insertDocument',
      mode: 'kill-before',
    })
    await stack.as(OTHER).attempt('coupon.claim', { commandId, batchId: AUTUMN })
    heal()
    await merge(stack, OTHER)
    expect(await claim(OTHER, AUTUMN, commandId)).toMatchObject({ ok: true })
    await stack.sweep()
    expect(couponsOf(AUTUMN).map(({ commandId, memberId }) => [commandId, memberId])).toEqual([
      [commandId, `shanze:${OTHER}`],
    ])
  })

  test('a batch for a tier knows the tier of the one card', async () => {
    await joinWithPhone(stack)
    await stack.till.pay({ openid: ZHOU, fen: 100_000 })
    await merge(stack, OTHER)
    expect(memberOf(stack, ZHOU).tier).toBe('zhiwei')
    expect(await claim(OTHER, 'shanze:weekly')).toMatchObject({ ok: true })
  })

  test('the coupon limit costs merged members 4 trips more, and other members none', async () => {
    for (const openid of ['openid-stranger', 'openid-passer-by']) await claim(openid)
    expect(stack.trips('api')).toEqual({ trips: 3, depth: 3 })
    await joinWithPhone(stack)
    await merge(stack, OTHER)
    await claim(ZHOU)
    expect(stack.trips('api')).toEqual({ trips: 6, depth: 5 })
    await claim(OTHER)
    expect(stack.trips('api')).toEqual({ trips: 7, depth: 6 })
  })
})

describe('the limit of exchanges per person', () => {
  const exchange = (openid: string, commandId = newCommand()) =>
    stack.as(openid).call('mall.exchange', { commandId, goodsId: 'shanze:rice-cake', points: 200 })
  const done = () => all<ExchangeDoc>('exchanges').filter(({ state }) => state === 'received')

  test('the exchange limit per person counts what a former card has exchanged, and holds when both phones ask at once', async () => {
    await joinWithPhone(stack)
    await joinWithPhone(stack, OTHER, 'dev-phone-stranger')
    for (const openid of [ZHOU, OTHER]) await stack.till.pay({ openid, fen: 90_000 })
    await exchange('openid-linqing')
    const plain = stack.trips('api').trips
    const commandId = newCommand()
    expect(await exchange(OTHER, commandId)).toMatchObject({ ok: true })
    await stack.sweep()
    await merge(stack, OTHER)
    const answers = await Promise.all([ZHOU, OTHER, ZHOU, OTHER].map(openid => exchange(openid)))
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    const hers = done().filter(({ memberId }) => memberId !== 'shanze:openid-linqing')
    expect(hers.map(({ memberId }) => memberId).sort()).toEqual([`shanze:${ZHOU}`, `shanze:${OTHER}`].sort())
    expect(await exchange(OTHER, commandId)).toMatchObject({
      ok: true,
      data: { exchange: { state: 'received' } },
    })
    expect(done()).toHaveLength(3)
    expect(plain).toBeLessThanOrEqual(8)
  })
})

describe('the history of points', () => {
  test('the points history shows both merged cards in the order of time, page by page, each entry once', async () => {
    const { clock } = stack.stack
    await joinWithPhone(stack)
    const expected: string[] = []
    for (let n = 0; n < 26; n += 1) {
      const openid = n % 3 === 0 ? OTHER : ZHOU
      const { orderId } = await stack.till.pay({ openid, fen: 1000 })
      expected.unshift(orderId)
      await clock.advance(60_000)
      if (n === 12) await stack.sweep()
    }
    await merge(stack, OTHER)
    const open = (after?: string) =>
      stack.as(OTHER).must('points.open', { filter: 'all', ...(after ? { after } : {}) })
    const first = await open()
    expect(first.entries).toHaveLength(20)
    const second = await open(first.next ?? '')
    expect(second.next).toBeNull()
    const orderEntries = [...first.entries, ...second.entries].filter(({ kind }) => kind === 'order')
    expect(orderEntries.map(({ orderId }) => orderId)).toEqual(expected)
    expect(first.entries[0]).toMatchObject({ kind: 'merge' })
  }, 30_000)
})
