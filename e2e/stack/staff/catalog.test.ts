import { giftFields } from '../../../cloudfunctions/modules/campaign/testing/campaign-fields'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import { testStack } from '../harness'
import { secondManager } from '../points/second-manager'

const stack = testStack()
const manager = () => stack.as('openid-shenhe')
let commands = 0
const commandId = () => `catalog-command-${String(++commands).padStart(6, '0')}`

test('what the demo offers was made through actions, and the log says by which', async () => {
  const { operations, next } = await manager().must('operation.list', {})
  expect(operations).toHaveLength(20)
  expect(next).not.toBeNull()
  for (const kind of ['batch', 'campaign', 'goods', 'store'] as const)
    expect((await manager().must('operation.list', { kind })).operations.length).toBeGreaterThan(0)
  const ofBatch = await manager().must('operation.list', { subjectId: 'shanze:autumn' })
  expect(ofBatch.operations.map(({ words, byName }) => [words, byName])).toEqual([
    ['发布了「秋茶礼赞满减券」', '沈禾'],
  ])
})

test('each list of the brand is served by an index and agrees with the stock', async () => {
  const { batches } = await manager().must('coupon.batches', {})
  expect(batches.find(({ batchId }) => batchId === 'shanze:autumn')?.stock).toMatchObject({
    total: 2000,
    taken: 3,
    used: 1,
    left: 1997,
  })
  const { goods } = await manager().must('mall.catalog', {})
  expect(goods.find(({ goodsId }) => goodsId === 'shanze:gaiwan')).toMatchObject({ total: 12, left: 11 })
  expect((await manager().must('campaign.list', {})).campaigns).toHaveLength(1)
  expect((await manager().must('store.manage', {})).stores).toHaveLength(6)
})

test('a brand sets up a gift from nothing: batch, second word, campaign, rehearsal, payment', async () => {
  await secondManager(stack)
  const batch = couponFields({ channel: 'gift', total: 5_000 })
  const saved = await manager().must('coupon.saveBatch', { commandId: commandId(), publish: true, batch })
  const { batchId, version } = saved.batch
  expect(saved.batch.request).toMatchObject({ what: 'publish', mayApprove: false })
  const agreed = { commandId: commandId(), batchId, version, approve: true }
  await stack.as('openid-luyuan').must('coupon.decideBatch', agreed)

  const fields = giftFields({ batchIds: [batchId], thresholdFen: 1_000 })
  const made = await manager().must('campaign.save', { commandId: commandId(), campaign: fields })
  const { campaignId } = made.campaign
  const order = { amountFen: 2_000, storeId: 'shanze:yunqi', tierId: 'xinya', isTopUp: false, timesBefore: 0 }
  const rehearsed = await manager().must('campaign.rehearse', { campaignId, order })
  expect(rehearsed.gifts.map(gift => gift.batchId)).toEqual([batchId])
  const start = { commandId: commandId(), campaignId, version: 1, step: 'start' as const }
  await manager().must('campaign.step', start)

  await stack.stack.clock.advance(31_000)
  const paid = await stack.till.pay({ openid: 'openid-linqing', fen: 2_000 })
  const taken = { commandId: commandId(), orderId: paid.orderId, index: 0 }
  const { coupon } = await stack.as('openid-linqing').must('coupon.takeGift', taken)
  expect(coupon.terms.name).toBe('冬茶满减券')
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})
