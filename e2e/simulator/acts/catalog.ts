import type { StoreDoc } from '@shared/domain/brand/types'
import { campaignFieldsOf } from '@shared/domain/campaign/campaign-fields'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { fieldsOf } from '@shared/domain/coupon/batch-fields'
import type { BatchDoc, CouponBatch } from '@shared/domain/coupon/types'
import { batchIdOf } from '@shared/domain/ids'
import { goodsFieldsOf } from '@shared/domain/mall/edit-goods'
import type { GoodsDoc } from '@shared/domain/mall/types'
import { storeFieldsOf } from '@shared/domain/store/edit-store'
import { giftFields } from '../../../cloudfunctions/modules/campaign/testing/campaign-fields'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import { goodsFields } from '../../../cloudfunctions/modules/mall/testing/goods-fields'
import { PEOPLE, type Someone } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'
import type { Act } from './act'

const { chen, shen, he } = PEOPLE
/** Those who manage the brand, and at times a clerk, who may not. */
const someManager = ({ chance }: Simulation): Someone =>
  chance.happens(0.05) ? chen : chance.pick([shen, he])

const someBatch = (actors: Actors, { chance }: Simulation): BatchDoc =>
  chance.pick(actors.ours<BatchDoc>('batches'))

const named = ({ _id: batchId, version }: BatchDoc) => ({ batchId, version })

const giftOf = ({ brandId }: Actors) => batchIdOf(brandId, 'cold-brew')

/** What a brand does with its offers, several people at once and over each other. */
export const catalogActs: Readonly<Record<string, Act>> = {
  makeBatch: async (actors, simulation) => {
    const { chance } = simulation
    const batch = couponFields({
      name: '新批次',
      // The dear ones wait for a second person.
      total: chance.pick([2, 3, 1_200, 5_000]),
      channel: chance.pick(['claim', 'gift'] as const),
    })
    const input = { publish: chance.happens(0.6), batch }
    const saved = await actors.command(
      someManager(simulation),
      'coupon.saveBatch',
      input,
      someManager(simulation),
    )
    if (!saved?.ok || !saved.data.batch.request || chance.happens(0.3)) return
    const { batchId, version } = saved.data.batch
    const agreed = { batchId, version, approve: true }
    await actors.command(someManager(simulation), 'coupon.decideBatch', agreed, someManager(simulation))
  },
  changeBatch: async (actors, simulation) => {
    const { chance } = simulation
    const batch = someBatch(actors, simulation)
    const fields = fieldsOf(batch)
    if (fields.kind !== 'coupon') return
    const lower = { ...fields.rule, thresholdFen: chance.pick([0, 3_000, fields.rule.thresholdFen]) }
    const total = batch.state === 'draft' ? chance.pick([2, 5_000]) : fields.total
    const limitPerMember = fields.limitPerMember + chance.pick([0, 0, 1, -1])
    const input = {
      ...named(batch),
      publish: chance.happens(0.5),
      batch: { ...fields, total, limitPerMember: Math.max(1, limitPerMember), rule: lower },
    }
    await actors.command(someManager(simulation), 'coupon.saveBatch', input, someManager(simulation))
  },
  stepBatch: async (actors, simulation) => {
    const { chance } = simulation
    const batch = someBatch(actors, simulation)
    const usual = batch.state === 'paused' ? 'resume' : 'pause'
    const step = batch.name === '新批次' && chance.happens(0.3) ? 'end' : usual
    const input = { ...named(batch), step, reason: '不再发了' } as const
    await actors.command(someManager(simulation), 'coupon.stepBatch', input, someManager(simulation))
  },
  addStock: async (actors, simulation) => {
    const { chance } = simulation
    const input = { ...named(someBatch(actors, simulation)), units: chance.pick([1, 2, 1_500, 5_000]) }
    await actors.command(someManager(simulation), 'coupon.addStock', input, someManager(simulation))
  },
  decideBatch: async (actors, simulation) => {
    const { chance } = simulation
    const asked = actors.ours<CouponBatch>('batches').filter(({ request }) => request)
    if (asked.length === 0) return
    const input = { ...named(chance.pick(asked)), approve: chance.happens(0.8) }
    await actors.command(someManager(simulation), 'coupon.decideBatch', input, someManager(simulation))
  },
  changeCampaign: async (actors, simulation) => {
    const { chance } = simulation
    const existing = chance.happens(0.7) ? chance.pick(actors.ours<AnyCampaignDoc>('campaigns')) : null
    const fields = existing ? campaignFieldsOf(existing) : giftFields({ batchIds: [giftOf(actors)] })
    const campaign = { ...fields, thresholdFen: chance.pick([0, 3_000, fields.thresholdFen]) }
    const known = existing ? { campaignId: existing._id, version: existing.version } : {}
    const input = { ...known, campaign }
    await actors.command(someManager(simulation), 'campaign.save', input, someManager(simulation))
  },
  stepCampaign: async (actors, simulation) => {
    const { chance } = simulation
    const { _id: campaignId, version, state } = chance.pick(actors.ours<AnyCampaignDoc>('campaigns'))
    const usual = { draft: 'start', open: 'pause', paused: 'resume', ended: 'start' } as const
    const step = chance.happens(0.9) ? usual[state] : 'end'
    const input = { campaignId, version, step, reason: '到此为止' } as const
    await actors.command(someManager(simulation), 'campaign.step', input, someManager(simulation))
  },
  rehearse: async (actors, simulation) => {
    const order = {
      amountFen: simulation.chance.pick([2_000, 6_800]),
      storeId: actors.storeId(),
      tierId: 'zhiwei',
      isTopUp: simulation.chance.happens(0.3),
      timesBefore: simulation.chance.below(3),
    }
    const { _id: campaignId } = simulation.chance.pick(actors.ours<AnyCampaignDoc>('campaigns'))
    await actors.call(someManager(simulation), 'campaign.rehearse', { campaignId, order })
    await actors.call(someManager(simulation), 'campaign.list', {})
  },
  changeGoods: async (actors, simulation) => {
    const { chance } = simulation
    const existing = chance.happens(0.85) ? chance.pick(actors.ours<GoodsDoc>('goods')) : null
    const fields = existing ? goodsFieldsOf(existing) : goodsFields({ name: '新杯子' })
    const points = chance.pick([20, 30, 50])
    const prices = fields.prices.map(row => ({ ...row, points: Math.min(row.points, points - 1) }))
    const known = existing ? { goodsId: existing._id, version: existing.version } : {}
    const input = { ...known, goods: { ...fields, points, prices } }
    await actors.command(someManager(simulation), 'mall.saveGoods', input, someManager(simulation))
  },
  stepGoods: async (actors, simulation) => {
    const goods = simulation.chance.pick(actors.ours<GoodsDoc>('goods'))
    const step = goods.onSale ? ('hide' as const) : ('show' as const)
    const input = { goodsId: goods._id, version: goods.version, step }
    await actors.command(someManager(simulation), 'mall.stepGoods', input, someManager(simulation))
  },
  addGoodsStock: async (actors, simulation) => {
    const { chance } = simulation
    const { _id: goodsId, version } = chance.pick(actors.ours<GoodsDoc>('goods'))
    const input = { goodsId, version, units: chance.pick([1, 2, 1_200]) }
    await actors.command(someManager(simulation), 'mall.addStock', input, someManager(simulation))
    await actors.call(someManager(simulation), 'mall.catalog', {})
  },
  changeStore: async (actors, simulation) => {
    const { chance } = simulation
    const store = chance.pick(actors.ours<StoreDoc>('stores'))
    const fields = { ...storeFieldsOf(store), name: chance.pick(['老店', '新店', '小店']) }
    const known = chance.happens(0.9) ? { storeId: store._id, version: store.version } : {}
    const input = { ...known, store: { ...fields, rank: store.rank + (known.storeId ? 0 : 5) } }
    await actors.command(someManager(simulation), 'store.save', input, someManager(simulation))
    await actors.call(someManager(simulation), 'store.manage', {})
  },
  openBatches: async (actors, simulation) => {
    await actors.call(someManager(simulation), 'coupon.batches', {})
    await actors.call(someManager(simulation), 'operation.list', {})
  },
}
