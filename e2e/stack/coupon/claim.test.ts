import { auditBatch, auditBatchShard } from '@shared/domain/coupon/audit'
import type { BatchDoc } from '@shared/domain/coupon/types'
import { batchId, batchOf, joined, MINUTE_MS, MONDAY_10, memberOf, newCommand, openShop } from './shop'

const batches: BatchDoc[] = [
  batchOf('autumn', {}, { limitPerMember: 2 }),
  batchOf('single'),
  batchOf('many', {}, { limitPerMember: 22 }),
  batchOf('small', {}, { total: 50 }),
  batchOf('zhiwei', {}, { needTier: 'zhiwei' }),
  batchOf('tomorrow', {}, { claimFromAt: MONDAY_10 + 1440 * MINUTE_MS }),
  batchOf('paused', {}, { state: 'paused' }),
  batchOf('for-orders', {}, { channel: 'gift' }),
  batchOf('elsewhere', {}, { brandId: 'other' }),
  { ...batchOf('pack'), kind: 'pack', contents: [batchId('autumn'), batchId('single')] } as BatchDoc,
]

const shop = openShop({
  batches,
  members: [joined('林青', 'zhiwei', '1000000017'), joined('周舟', 'xinya', '1000000025')],
})

const claim = (who: string, code: string, commandId = newCommand()) =>
  shop.ask(who, 'coupon.claim', { commandId, batchId: batchId(code) })

/** Every unit accounted for: in a shard, reserved, or a coupon. */
function expectStockToBalance(code: string) {
  const batch = batches.find(({ _id }) => _id === batchId(code))
  const coupons = shop.coupons({ batchId: batchId(code) })
  const shards = shop.shards({ ownerId: batchId(code) })
  const broken = shards.flatMap(shard => auditBatchShard(shard, coupons))
  expect([...broken, ...(batch ? auditBatch(batch, coupons) : [])]).toEqual([])
}

describe('claiming a coupon', () => {
  test('a claim puts the coupon into the wallet, in three round trips', async () => {
    await claim('somebody', 'autumn')
    const { answer, trips, depth } = await shop.call('林青', 'coupon.claim', {
      commandId: newCommand(),
      batchId: batchId('autumn'),
    })
    expect(answer).toMatchObject({
      ok: true,
      data: { coupon: { state: 'EFFECTIVE', usesLeft: 1, notUsable: null, terms: { thresholdFen: 5000 } } },
    })
    expect([trips, depth]).toEqual([3, 3])
    const wallet = await shop.get('林青', 'coupon.wallet', { tab: 'usable' })
    expect(wallet.coupons).toHaveLength(1)
    expect(wallet.usableCount).toBe(1)
  })

  test('C25: a batch that allows more than twenty per person knows the claims beyond the twentieth', async () => {
    for (let n = 0; n < 20; n += 1) await claim('何', 'many')
    const commandId = newCommand()
    const first = await claim('何', 'many', commandId)
    expect(await claim('何', 'many', commandId)).toMatchObject({ ok: true, data: first.ok && first.data })
    expect(await claim('何', 'many')).toMatchObject({ ok: true })
    expect(await claim('何', 'many')).toMatchObject({ ok: false, code: 'LIMIT' })
    expectStockToBalance('many')
  })

  test('a claim repeated with the same command gives the same coupon in one round trip', async () => {
    const commandId = newCommand()
    const first = await claim('何', 'autumn', commandId)
    const { answer, trips } = await shop.call('何', 'coupon.claim', {
      commandId,
      batchId: batchId('autumn'),
    })
    expect(answer.ok && first.ok && answer.data.coupon.id).toBe(first.ok && first.data.coupon.id)
    expect(trips).toBe(1)
    expect(shop.coupons({ memberId: memberOf('何') })).toHaveLength(1)
  })

  test('a claim of another batch by the same command is a conflict', async () => {
    const commandId = newCommand()
    await claim('许', 'autumn', commandId)
    expect(await claim('许', 'single', commandId)).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(shop.coupons({ memberId: memberOf('许') })).toHaveLength(1)
  })

  test('claiming stops at the limit per person', async () => {
    await claim('沈', 'autumn')
    await claim('沈', 'autumn')
    expect(await claim('沈', 'autumn')).toMatchObject({
      ok: false,
      code: 'LIMIT',
      message: '每人 2 张，你领过的都在券包里',
    })
    expect(await claim('沈', 'single')).toMatchObject({ ok: true })
    expect(await claim('沈', 'single')).toMatchObject({
      code: 'LIMIT',
      message: '每人一张，你的那张在券包里',
    })
  })

  test('ten claims at once by one person give as many as the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim('急', 'autumn')))
    expect(answers.filter(answer => answer.ok)).toHaveLength(2)
    expect(shop.coupons({ memberId: memberOf('急') })).toHaveLength(2)
  })

  test('a claim asks for the tier a batch needs', async () => {
    expect(await claim('林青', 'zhiwei')).toMatchObject({ ok: true })
    expect(await claim('周舟', 'zhiwei')).toMatchObject({
      ok: false,
      code: 'TIER_REQUIRED',
      message: '升到「知味」就能领这张券',
    })
    expect(await claim('路人', 'zhiwei')).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
  })

  test.each([
    ['not open yet', 'tomorrow', 'BATCH_CLOSED'],
    ['paused', 'paused', 'BATCH_CLOSED'],
    ['only a gift of orders', 'for-orders', 'BATCH_NOT_FOUND'],
    ["another brand's", 'elsewhere', 'BATCH_NOT_FOUND'],
    ['unknown', 'nothing', 'BATCH_NOT_FOUND'],
  ])('a claim is refused when the batch is %s', async (_case, code, refusal) => {
    expect(await claim('陆', code)).toMatchObject({ ok: false, code: refusal })
    expect(shop.coupons({ memberId: memberOf('陆') })).toEqual([])
  })

  test('a claim of a pack gives each of its coupons and takes one unit', async () => {
    const answer = await claim('包', 'pack')
    expect(answer).toMatchObject({ ok: true, data: { coupon: { batchId: batchId('autumn') } } })
    const wallet = await shop.get('包', 'coupon.wallet', { tab: 'usable' })
    expect(wallet.coupons.map(coupon => coupon.batchId).sort()).toEqual([
      batchId('autumn'),
      batchId('single'),
    ])
    expectStockToBalance('pack')
  })
})

test('200 people claim a batch of 50 at once: exactly 50 get one, the rest are refused as sold out', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => claim(`p${i}`, 'small')))
  const codes = answers.map(answer => (answer.ok ? 'ok' : answer.code))
  expect(codes.filter(code => code === 'ok')).toHaveLength(50)
  expect(codes.filter(code => code === 'SOLD_OUT')).toHaveLength(150)
  expect(shop.coupons({ batchId: batchId('small') })).toHaveLength(50)
  expectStockToBalance('small')

  await shop.clock.advance(2 * MINUTE_MS)
  await shop.sweep()
  expect(shop.shards({ ownerId: batchId('small') })).toMatchObject([{ left: 0, reservations: [] }])
  expectStockToBalance('small')
  const offers = await shop.get('晚', 'coupon.offers', {})
  expect(offers.offers.find(offer => offer.batchId === batchId('small'))).toMatchObject({
    soldOut: true,
    mine: 0,
  })
}, 60_000)
