import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { giftFields, pointsFields } from './testing/campaign-fields'

const shop = testShop()
const { he, shen, chen, lin } = PEOPLE
type Saved = Parameters<typeof shop.when<'campaign.save'>>[2]
const save = (over: Partial<Saved> = {}, by = he) =>
  shop.when(by, 'campaign.save', { commandId: shop.command(), campaign: giftFields(), ...over })
const saved = async (over: Partial<Saved> = {}) => {
  const answer = await save(over)
  if (!answer.ok) throw new Error(`not saved: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.data.campaign
}
const step = (
  campaignId: string,
  version: number,
  what: 'start' | 'pause' | 'resume' | 'end',
  reason?: string,
) =>
  shop.when(he, 'campaign.step', {
    commandId: shop.command(),
    campaignId,
    version,
    step: what,
    ...(reason === undefined ? {} : { reason }),
  })
const started = async (over: Partial<Saved> = {}) => {
  const { campaignId, version } = await saved(over)
  const answer = await step(campaignId, version, 'start')
  if (!answer.ok) throw new Error(`not started: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.data.campaign
}
const campaign = (id: string) => shop.one<AnyCampaignDoc>('campaigns', id)
const operations = (id: string) =>
  shop.all<OperationDoc>('operations').filter(({ subjectId }) => subjectId === id)
const giftsOf = ({ orderId }: { orderId: string }) => shop.one<OrderDoc>('orders', orderId).gifts
/** As long as instances remember what campaigns there are. */
const SETTINGS_MS = 31_000

describe('A campaign', () => {
  test('that is saved is a draft and gives nothing; started, it gives from then on', async () => {
    shop.change('campaigns', 'shanze:gift', { state: 'ended' })
    const { campaignId, version, state, summary } = await saved()
    expect([state, summary]).toEqual([
      'draft',
      '满 30 元送「山野冷泡立减券」，每人每天最多 1 次，付款后 1 天内可领，全部 2 家门店，不限时间',
    ])
    expect(giftsOf(await shop.paid(lin, 3000))).toEqual([])
    shop.pass(SETTINGS_MS)
    await step(campaignId, version, 'start')
    shop.pass(SETTINGS_MS)
    expect(giftsOf(await shop.paid(lin, 3000))).toMatchObject([{ campaignId, batchId: 'shanze:cold-brew' }])
    expect(operations(campaignId).map(({ words }) => words)).toEqual([
      '新建了草稿「满 30 送冷泡」',
      '开始了「满 30 送冷泡」',
    ])
  })

  test('that is paused gives nothing for what is paid in the pause, also when it is settled later', async () => {
    const { campaignId, version } = await started()
    shop.pass(1_000)
    await step(campaignId, version, 'pause')
    shop.pass(SETTINGS_MS)
    expect(campaign(campaignId).earlierStates?.map(({ state }) => state)).toEqual(['draft', 'open'])
    expect(giftsOf(await shop.paid(lin, 3000)).filter(gift => gift.campaignId === campaignId)).toEqual([])
    expect(await step(campaignId, version + 1, 'resume')).toMatchObject({ ok: true })
  })

  test('ends at once with a reason, and stays ended', async () => {
    const { campaignId, version } = await started()
    expect(await unchanged(shop, () => step(campaignId, version, 'end'))).toMatchObject({
      code: 'REASON_NEEDED',
    })
    expect(await step(campaignId, version, 'end', '预算用完了')).toMatchObject({ ok: true })
    for (const what of ['start', 'pause', 'resume', 'end'] as const)
      expect(await step(campaignId, version + 1, what, '再来一次')).toMatchObject({
        code: 'STEP_NOT_POSSIBLE',
      })
    expect(await save({ campaignId, version: version + 1 })).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
  })

  test.each([
    ['without a gift', giftFields({ batchIds: [] }), ['batchIds']],
    ['with a batch that people claim', giftFields({ batchIds: ['shanze:autumn'] }), ['batchIds']],
    ["with another brand's batch", giftFields({ batchIds: ['lanxi:cold-brew'] }), ['batchIds']],
    ['that ends before it begins', giftFields({ fromAt: 2, toAt: 2 }), ['toAt']],
    ['in an unknown store', giftFields({ stores: ['lanxi:yunqi'] }), ['stores']],
    ['for an unknown tier', pointsFields({ tiers: ['gold'] }), ['tiers']],
    [
      'with a title too long for its place',
      giftFields({ placements: ['pay-gift'], name: '一二三四五六七八九十一' }),
      ['placements'],
    ],
    ['too soon for face-to-face issuing', giftFields({ placements: ['face-to-face'] }), ['placements']],
  ])('%s stays a draft', async (_case, fields, wrong) => {
    const { campaignId, version } = await saved({ campaign: fields })
    expect(await unchanged(shop, () => step(campaignId, version, 'start'))).toMatchObject({
      code: 'SUBJECT_UNSOUND',
      data: { fields: wrong },
    })
  })

  test('brings no more gifts with one payment than its page shows', async () => {
    shop.given({
      batches: [0, 1, 2, 3, 4].map(n => ({
        ...shop.one<object>('batches', 'shanze:cold-brew'),
        _id: `shanze:g${n}`,
      })),
    })
    const batchIds = [0, 1, 2, 3, 4].map(n => `shanze:g${n}`)
    await started({ campaign: giftFields({ batchIds: batchIds.slice(0, 4) }) })
    const { campaignId, version } = await saved({ campaign: giftFields({ batchIds }) })
    expect(await step(campaignId, version, 'start')).toMatchObject({ ok: true })
    const third = await saved({ campaign: giftFields() })
    expect(await step(third.campaignId, third.version, 'start')).toMatchObject({
      data: { fields: ['batchIds'] },
    })
  })

  test.each([
    ['an earlier end', { toAt: 2_000_000_000_000 }, 'toAt'],
    ['a higher threshold', { thresholdFen: 9000 }, 'thresholdFen'],
    ['other gifts', { batchIds: ['shanze:birthday-cake'] }, 'batchIds'],
    ['fewer gifts per person', { perPerson: { limit: 1, per: 'campaign' as const } }, 'perPerson'],
    ['fewer stores', { stores: ['shanze:yunqi'] }, 'stores'],
    ['less time to take it', { takeDays: 0 }, 'takeDays'],
    ['another beginning', { fromAt: 5 }, 'fromAt'],
  ])('under way is not saved with %s', async (_case, over, field) => {
    const { campaignId, version } = await started()
    const answer = await unchanged(shop, () => save({ campaignId, version, campaign: giftFields(over) }))
    expect(answer).toMatchObject({ code: 'SUBJECT_FIXED', data: { fields: [field] } })
  })

  test('under way gets better, and the log says how', async () => {
    const { campaignId, version } = await started()
    const better = giftFields({ thresholdFen: 2000, perPerson: { limit: 2, per: 'day' } })
    expect(await saved({ campaignId, version, campaign: better })).toMatchObject({
      state: 'open',
      version: 3,
    })
    expect(operations(campaignId).at(-1)?.changes).toEqual([
      { what: '门槛', before: '满 30 元', after: '满 20 元' },
      { what: '每人', before: '每人每天最多 1 次', after: '每人每天最多 2 次' },
    ])
  })

  test('saved by two at once keeps the first', async () => {
    shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['*'] })
    const { campaignId, version } = await saved()
    const named = (name: string) => ({ campaignId, version, campaign: giftFields({ name }) })
    shop.between(/^operations\.add/, () => save(named('先存的'), shen))
    expect(await save(named('后存的'))).toMatchObject({
      code: 'SUBJECT_CHANGED',
      data: { since: [{ words: '改了「先存的」' }] },
    })
    expect(campaign(campaignId)).toMatchObject({ name: '先存的', version: 2 })
  })

  test('a repeat finds it, a clerk makes none, and another brand has its own', async () => {
    const commandId = shop.command()
    const first = await saved({ commandId })
    expect(await unchanged(shop, () => saved({ commandId }))).toEqual(first)
    expect(await save({ commandId, campaign: pointsFields() })).toMatchObject({ code: 'CONFLICT' })
    expect(await unchanged(shop, () => save({}, chen))).toMatchObject({ code: 'NEEDS_MANAGER' })
    expect(await save({ campaignId: 'lanxi:gift', version: 1 })).toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' })
  })
})

test('all campaigns are listed, those under way first, with what may be given', async () => {
  await saved()
  const { campaigns, gifts } = await shop.must(he, 'campaign.list', {})
  expect(campaigns.map(({ state, fields }) => [state, fields.name])).toEqual([
    ['open', '这一单送的券'],
    ['draft', '满 30 送冷泡'],
  ])
  expect(gifts.map(({ batchId }) => batchId)).toContain('shanze:cold-brew')
  expect(gifts.map(({ batchId }) => batchId)).not.toContain('shanze:autumn')
})
