import { fieldsOf } from '@shared/domain/coupon/batch-fields'
import type { BatchDoc, CouponBatch } from '@shared/domain/coupon/types'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
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
    await actors.command(someManager(simulation), 'coupon.saveBatch', input, someManager(simulation))
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
  openBatches: async (actors, simulation) => {
    await actors.call(someManager(simulation), 'coupon.batches', {})
    await actors.call(someManager(simulation), 'operation.list', {})
  },
}
