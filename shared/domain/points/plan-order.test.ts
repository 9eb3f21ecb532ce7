import type { AnyCampaignDoc } from '../campaign/types'
import { blankOrder } from '../order/create-order'
import type { OrderDoc, PaidFact } from '../order/types'
import { rule } from '../stored-value/test-books'
import { brand, member, NOW, origin, paidFact, payGift, refundFact, TODAY } from '../test-brand'
import { planOrder } from './plan-order'

const paid = (fen: number, over: Partial<OrderDoc> = {}): OrderDoc & { paid: PaidFact } => ({
  ...blankOrder(origin(), NOW),
  version: 1,
  ...over,
  paid: paidFact(fen),
})
const plan = (order: ReturnType<typeof paid>, campaigns: AnyCampaignDoc[] = [payGift()], shop = brand) =>
  planOrder({ member: member(), order, brand: shop, campaigns, now: NOW })
const giftsOf = (order: ReturnType<typeof paid>, campaigns?: AnyCampaignDoc[]) =>
  plan(order, campaigns).plan.gifts.map(({ campaignId }) => campaignId)

const topUp = { bonusFen: 0, ruleVersion: 1 }
const ofTopUps = payGift({ _id: 'shanze:top-up-gift', kind: 'top-up-gift' })

describe('what an order is to earn', () => {
  test('is decided by the tier of the moment, and counted for the gift’s limit', () => {
    const decided = plan(paid(6_800))
    expect(decided.plan).toMatchObject({
      points: 68,
      growth: 68,
      rate: 10_000,
      tier: 'xinya',
      baseFen: 6_800,
    })
    expect(decided.caps).toEqual([{ rule: 'shanze:autumn-gift', day: TODAY, count: 1 }])
  })

  test.each([
    ['reaches the threshold', paid(6_000), ['shanze:autumn-gift']],
    ['is below it', paid(5_999), []],
    ['was refunded below it before it was planned', paid(6_000, { refunds: [refundFact('r', 1)] }), []],
  ])('includes the gift when the amount %s', (_case, order, gifts) => expect(giftsOf(order)).toEqual(gifts))

  test('is a gift of orders for a sale, a gift of top-ups for a top-up', () => {
    const both = [payGift(), ofTopUps]
    expect(giftsOf(paid(6_800), both)).toEqual(['shanze:autumn-gift'])
    expect(giftsOf(paid(6_800, { topUp }), both)).toEqual(['shanze:top-up-gift'])
  })

  test('is no gift of another brand or of another store', () => {
    expect(giftsOf(paid(6_800), [payGift({ brandId: 'zhuxi' })])).toEqual([])
    expect(giftsOf(paid(6_800), [payGift({ stores: ['shanze:hubin'] })])).toEqual([])
  })

  test.each([
    ['spend', 0],
    ['top-up', 68],
  ] as const)('is points of a top-up only where stored value earns at the %s: %i', (earnOn, points) => {
    const shop = { ...brand, storedValue: { ...rule, earnOn } }
    expect(plan(paid(6_800, { topUp }), [], shop).plan.points).toBe(points)
    expect(plan(paid(6_800), [], shop).plan.points).toBe(68)
  })
})
