import type { MemberDoc } from '@shared/domain/account/types'
import { termsOf } from '@shared/domain/coupon/terms'
import type { CouponBatch, CouponDoc } from '@shared/domain/coupon/types'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { testStack } from '../harness'

const stack = testStack()
const LIN = 'openid-linqing'
let commands = 0
const newCommand = () => `mall-command-${String(++commands).padStart(6, '0')}`
const exchangeInput = (code: string, points: number, commandId = newCommand()) => ({
  commandId,
  goodsId: `shanze:${code}`,
  points,
})
const lin = () => stack.as(LIN)
const all = <D>(collection: string) => (stack.dump()[collection] ?? []) as unknown as D[]
/** Those of this test; the demo has one of its own. */
const exchanges = () =>
  all<ExchangeDoc>('exchanges').filter(({ commandId }) => commandId.startsWith('mall-command'))
const leftOf = (code: string) =>
  all<StockShardDoc>('stockShards')
    .filter(shard => shard.ownerId === `shanze:${code}`)
    .reduce((sum, shard) => sum + shard.left, 0)
const memberOf = (id: string) => all<MemberDoc>('members').find(member => member._id === `shanze:${id}`)

async function settled() {
  await stack.sweep()
  const audited = await stack.stack.cloud.fireTimer('jobs', 'audit')
  const lines = (audited.ok ? audited.result : []) as { ok: boolean; detail: string }[]
  expect([lines.length > 0, lines.filter(line => !line.ok)]).toEqual([true, []])
  expect(stack.invariants().broken).toEqual([])
  expect(all<MemberDoc>('members').flatMap(member => member.holds)).toEqual([])
  expect(all<StockShardDoc>('stockShards').flatMap(shard => shard.reservations)).toEqual([])
}

/** Gives the demo's goods another stock. */
async function withStock(code: string, left: number) {
  const dump = stack.dump()
  const stockShards = all<StockShardDoc>('stockShards').map(shard =>
    shard.ownerId === `shanze:${code}` ? { ...shard, left, total: left } : shard,
  )
  await stack.stack.cloud.data.load({ ...dump, stockShards })
}

describe('exchanging points', () => {
  test('an exchange for a thing: the points are spent, one unit leaves, in 7 trips, 5 deep', async () => {
    await lin().call('mall.exchange', exchangeInput('tea-tin', 300))
    const done = await lin().must('mall.exchange', exchangeInput('tea-tin', 300))
    expect(done).toMatchObject({ exchange: { state: 'ready', points: 300 }, points: { active: 686 } })
    expect(stack.trips('api')).toEqual({ trips: 7, depth: 5 })
    await settled()
    expect(leftOf('tea-tin')).toBe(28)
  })

  test('an exchange for a coupon with a limit: the coupon lies in the wallet, in 8 trips, 5 deep', async () => {
    await lin().must('mall.exchange', exchangeInput('rice-cake', 200))
    const { exchange } = await lin().must('mall.exchange', exchangeInput('rice-cake', 200))
    expect(stack.trips('api')).toEqual({ trips: 8, depth: 5 })
    const { coupon } = await lin().must('coupon.open', { couponId: exchange.couponId })
    expect(coupon).toMatchObject({ state: 'EFFECTIVE', batchId: 'shanze:afternoon' })
    expect(await lin().call('mall.exchange', exchangeInput('rice-cake', 200))).toMatchObject({
      code: 'EXCHANGE_LIMIT',
    })
    expect(await lin().call('mall.cancel', { exchangeId: exchange.id })).toMatchObject({
      code: 'EXCHANGE_FINAL',
    })
    await settled()
  })

  test('the history shows the exchange and its return, and nothing between', async () => {
    const { exchange } = await lin().must('mall.exchange', exchangeInput('cup', 800))
    await lin().must('mall.cancel', { exchangeId: exchange.id })
    const { entries, points } = await lin().must('points.open', { filter: 'all' })
    expect(entries.slice(0, 2).map(({ kind, points }) => [kind, points])).toEqual([
      ['return', 800],
      ['exchange', -800],
    ])
    expect(points.active).toBe(1286)
    await settled()
    expect(leftOf('cup')).toBe(20)
    expect((await lin().must('points.story', { entryId: entries[0]?.id ?? '' })).entry.points).toBe(800)
  })

  test('an exchange repeated with the same command answers the same, also when the points are gone by then', async () => {
    const wanted = exchangeInput('cup', 800)
    const first = await lin().must('mall.exchange', wanted)
    const again = await lin().must('mall.exchange', wanted)
    expect(again).toEqual(first)
    const tin = exchangeInput('tea-tin', 300)
    await lin().must('mall.exchange', tin)
    await lin().must('mall.exchange', tin)
    expect(memberOf(LIN)?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(186)
    expect(await lin().call('mall.exchange', { ...tin, points: 301 })).toMatchObject({ code: 'CONFLICT' })
    await settled()
  })

  test.each([
    ['a lower tier', 'openid-linqing', exchangeInput('spring-tea', 1500), 'TIER_REQUIRED'],
    ['another price', 'openid-linqing', exchangeInput('cup', 700), 'PRICE_CHANGED'],
    ['unknown goods', 'openid-linqing', exchangeInput('nothing', 1), 'GOODS_NOT_FOUND'],
    ['not a member', 'openid-zhouzhou', exchangeInput('cup', 800), 'NOT_MEMBER'],
  ])('an exchange is refused for %s and leaves nothing', async (_case, who, input, code) => {
    expect(await stack.as(who).call('mall.exchange', input)).toMatchObject({ ok: false, code })
    expect(exchanges()).toEqual([])
    expect(await stack.as(who).call('mall.cancel', { exchangeId: 'none' })).toMatchObject({
      code: 'EXCHANGE_NOT_FOUND',
    })
  })

  test('an exchange with too few points says how many are missing', async () => {
    for (let i = 0; i < 4; i += 1) await lin().must('mall.exchange', exchangeInput('tea-tin', 300))
    expect(await lin().call('mall.exchange', exchangeInput('tea-tin', 300))).toMatchObject({
      code: 'EXCHANGE_SHORT',
      data: { missing: 214 },
    })
  })

  test('only its owner cancels an exchange', async () => {
    const { exchange } = await lin().must('mall.exchange', exchangeInput('cup', 800))
    expect(await stack.as('openid-gushan').call('mall.cancel', { exchangeId: exchange.id })).toMatchObject({
      code: 'EXCHANGE_NOT_FOUND',
    })
  })
})

test('C4: an exchange sent again after midnight, or in another month, is charged once', async () => {
  const cake = exchangeInput('rice-cake', 200)
  const cup = exchangeInput('cup', 800)
  const first = [await lin().must('mall.exchange', cake), await lin().must('mall.exchange', cup)]
  await stack.stack.clock.advance(10 * 86_400_000)
  const again = [await lin().must('mall.exchange', cake), await lin().must('mall.exchange', cup)]
  expect(again.map(({ exchange }) => exchange)).toEqual(first.map(({ exchange }) => exchange))
  expect(exchanges()).toHaveLength(2)
  expect(memberOf(LIN)?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(286)
  await settled()
})

test('C12: points are not taken for a coupon whose time is over, nor is one claimed', async () => {
  const dump = stack.dump()
  const batches = all<CouponBatch>('batches').map(batch => ({
    ...batch,
    rule: { ...batch.rule, validity: { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-20' } },
  }))
  await stack.stack.cloud.data.load({ ...dump, batches })
  await stack.stack.clock.advance(60_000)
  expect(await lin().call('mall.exchange', exchangeInput('rice-cake', 200))).toMatchObject({
    code: 'GOODS_OVER',
  })
  expect([exchanges(), memberOf(LIN)?.holds]).toEqual([[], []])
  const { offers } = await stack.as('openid-gushan').must('coupon.offers', {})
  expect(offers).toEqual([])
  const claim = { commandId: newCommand(), batchId: 'shanze:lakeside' }
  expect(await stack.as('openid-gushan').call('coupon.claim', claim)).toMatchObject({ code: 'BATCH_OVER' })
})

test('C13: a coupon bought for points is delivered by the terms it was bought under, also by the sweeper later', async () => {
  const heal = stack.stack.cloud.faults.add({
    function: 'api',
    action: 'database.insertDocument',
    collection: 'coupons',
    mode: 'kill-before',
  })
  await lin().attempt('mall.exchange', exchangeInput('rice-cake', 200))
  heal()
  expect(exchanges()).toMatchObject([{ state: 'received', ruleVersion: 1 }])
  const batch = all<CouponBatch>('batches').find(({ _id }) => _id === 'shanze:afternoon')
  if (!batch) throw new Error('the demo has this batch')
  const edited = { ...batch, ruleVersion: 2, rule: { ...batch.rule, thresholdFen: 99_900 } }
  const dump = stack.dump()
  await stack.stack.cloud.data.load({
    ...dump,
    batches: all<CouponBatch>('batches').map(each => (each._id === batch._id ? edited : each)),
    batchTerms: [...all<{ _id: string }>('batchTerms'), termsOf(edited)],
  })
  await stack.stack.clock.advance(60_000)
  await settled()
  const bought = all<CouponDoc>('coupons').filter(({ origin }) => origin.startsWith('exch:'))
  expect(bought.map(({ ruleVersion }) => ruleVersion)).toEqual([1])
})

describe('many at once', () => {
  test('held-twice: the same exchange command eight times at once costs once', async () => {
    const wanted = exchangeInput('tea-tin', 300)
    const answers = await Promise.all(Array.from({ length: 8 }, () => lin().call('mall.exchange', wanted)))
    await settled()
    const done = exchanges().filter(({ state }) => state === 'ready').length
    expect(done).toBe(answers.some(answer => answer.ok) ? 1 : 0)
    expect([leftOf('tea-tin'), memberOf(LIN)?.lots.reduce((sum, lot) => sum + lot.points, 0)]).toEqual([
      30 - done,
      1286 - 300 * done,
    ])
    expect(done).toBe(1)
  })

  test('ten exchanges at once under a limit of one: one succeeds', async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => lin().call('mall.exchange', exchangeInput('cup', 800))),
    )
    await settled()
    expect(exchanges().filter(({ state }) => state === 'ready')).toHaveLength(1)
    expect(leftOf('cup')).toBe(19)
  })

  test('two people exchange for the last unit: one gets it, the other keeps the points', async () => {
    await withStock('tea-tin', 1)
    const answers = await Promise.all(
      [LIN, 'openid-gushan', LIN, 'openid-gushan'].map(openid =>
        stack.as(openid).call('mall.exchange', exchangeInput('tea-tin', 300)),
      ),
    )
    expect(answers.filter(answer => answer.ok).length).toBeLessThanOrEqual(1)
    await settled()
    const done = exchanges().filter(({ state }) => state === 'ready')
    expect([done.length, leftOf('tea-tin')]).toEqual([1, 0])
  })

  test('a returned unit is exchanged again by another member', async () => {
    await withStock('tea-tin', 1)
    const { exchange } = await lin().must('mall.exchange', exchangeInput('tea-tin', 300))
    await Promise.all([1, 2, 3].map(() => lin().call('mall.cancel', { exchangeId: exchange.id })))
    expect(
      await stack.as('openid-gushan').call('mall.exchange', exchangeInput('tea-tin', 300)),
    ).toMatchObject({
      ok: true,
    })
    await settled()
    expect(leftOf('tea-tin')).toBe(0)
    expect(memberOf(LIN)?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(1286)
  })

  test('void-beside-debt: a refund while the exchange died; its points repay the debt', async () => {
    const { cloud } = stack.stack
    const order = await stack.till.pay({ openid: LIN, fen: 100_000 })
    for (let i = 0; i < 7; i += 1) await lin().must('mall.exchange', exchangeInput('tea-tin', 300))
    const heal = cloud.faults.add({
      function: 'api',
      action: 'database.modifyDocument',
      collection: 'exchanges',
      mode: 'kill-before',
    })
    await lin().attempt('mall.exchange', exchangeInput('tea-tin', 300))
    heal()
    const before = memberOf(LIN)
    expect(before?.holds).toHaveLength(1)
    await stack.till.refund(order)
    const debt = memberOf(LIN)?.debt ?? 0
    expect(debt).toBeGreaterThan(300)
    await settled()
    expect([memberOf(LIN)?.debt, memberOf(LIN)?.lots]).toEqual([debt - 300, []])
  })
})
