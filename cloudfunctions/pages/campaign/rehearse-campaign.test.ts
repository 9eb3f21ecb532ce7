import type { InputOf } from '@shared/contract'
import { giftFields, pointsFields } from '../../modules/campaign/testing/campaign-fields'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'

const shop = testShop()
const { he, chen, lin } = PEOPLE
type Order = InputOf<'campaign.rehearse'>['order']
const order = (over: Partial<Order> = {}): Order => ({
  amountFen: 6800,
  storeId: 'shanze:yunqi',
  tierId: 'xinya',
  isTopUp: false,
  timesBefore: 0,
  ...over,
})
const rehearse = (over: Partial<Order>, campaign: InputOf<'campaign.rehearse'>['campaign'] = giftFields()) =>
  unchanged(shop, () => shop.must(he, 'campaign.rehearse', { campaign, order: order(over) }))
const said = async (
  over: Partial<Order>,
  fields = giftFields() as InputOf<'campaign.rehearse'>['campaign'],
) => {
  const { rules } = await rehearse(over, fields)
  return rules.map(({ name, gives, words }) => `${name} ${gives ? '给' : '不给'}：${words}`)
}

describe('A rehearsed order', () => {
  test('says what each campaign would give, the rehearsed one as if it had started', async () => {
    expect(await said({})).toEqual([
      '满 30 送冷泡 给：送「山野冷泡立减券」',
      '这一单送的券 给：送「山野冷泡立减券」',
    ])
    expect(await said({ amountFen: 2999 })).toEqual([
      '满 30 送冷泡 不给：不到 30 元',
      '这一单送的券 不给：不到 60 元',
    ])
  })

  test.each([
    ['in another store', {}, giftFields({ stores: ['shanze:hubin'] }), '这家店不参加'],
    ['before it begins', { at: 5 }, giftFields({ fromAt: 10 }), '不在活动时间里'],
    ['after the limit', { timesBefore: 1 }, giftFields(), '已经每人每天满 1 次'],
    [
      'after the limit of its life',
      { timesBefore: 1 },
      giftFields({ perPerson: { limit: 1, per: 'campaign' } }),
      '已经每人整个活动满 1 次',
    ],
    ['that tops up', { isTopUp: true }, giftFields(), '充值不算'],
    ['of a tier it is not for', {}, pointsFields({ tiers: ['cangshan'] }), '这个等级不参加'],
  ] as const)('%s is refused in words', async (_case, over, fields, words) => {
    const { rules } = await rehearse(over, fields as never)
    expect(rules[0]).toMatchObject({ gives: false, words })
  })

  test('earns what such a payment really earns', async () => {
    const plain = await rehearse({})
    expect(await rehearse({}, pointsFields())).toMatchObject({
      points: plain.points * 2,
      growth: plain.growth,
    })
    await shop.joined(lin)
    const { orderId } = await shop.paid(lin, 6800)
    const paid = shop.one<{ grant: { points: number } | null; keptPoints: number }>('orders', orderId)
    expect(plain.points).toBe(paid.keptPoints)
  })

  test('of two that multiply points counts the higher', async () => {
    shop.given({
      campaigns: [
        {
          ...pointsFields({ factor: 30_000 }),
          _id: 'shanze:triple',
          brandId: 'shanze',
          version: 1,
          state: 'open',
        },
      ],
    })
    const { rules } = await rehearse({}, pointsFields())
    expect(rules.map(({ words }) => words)).toContain('另一个活动的倍数更高，只算那一个')
  })

  test('takes a saved campaign by its id, and none of another brand', async () => {
    const { campaign } = await shop.must(he, 'campaign.save', {
      commandId: shop.command(),
      campaign: giftFields(),
    })
    const { campaignId } = campaign
    const answer = await shop.must(he, 'campaign.rehearse', { campaignId, order: order() })
    expect(answer.rules[0]).toMatchObject({ campaignId, gives: true })
    for (const input of [
      { campaignId: 'lanxi:gift', order: order() },
      { campaignId: 'shanze:nothing', order: order() },
    ])
      expect(await shop.when(he, 'campaign.rehearse', input)).toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' })
    expect(
      await shop.when(he, 'campaign.rehearse', { campaignId, order: order({ storeId: 'lanxi:yunqi' }) }),
    ).toMatchObject({ code: 'STORE_NOT_FOUND' })
    expect(await shop.when(he, 'campaign.rehearse', { order: order() })).toMatchObject({ code: 'BAD_INPUT' })
    expect(await shop.when(chen, 'campaign.rehearse', { campaignId, order: order() })).toMatchObject({
      code: 'NEEDS_MANAGER',
    })
  })
})
