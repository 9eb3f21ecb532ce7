import { APPIDS, MCHIDS } from '../../../cloudfunctions/testing/setting'
import type { Act } from './act'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AMOUNTS = [100, 2_990, 6_000, 8_800, 30_000]
const NOTICES = ['normal', 'normal', 'normal', 'twice', 'lost', 'late', 'reordered'] as const

/** What tills, WeChat Pay, timers and time do. */
export const outsideActs: Readonly<Record<string, Act>> = {
  sell: async (actors, simulation) => {
    const { chance, pay } = simulation
    const { brandId } = actors
    const store = chance.pick(['yunqi', 'hubin'])
    pay.nextNotice(chance.pick(NOTICES), 1)
    const paid = await pay.till.pay({
      mchid: MCHIDS[brandId],
      appid: APPIDS[brandId] ?? '',
      openid: chance.pick(simulation.people).openid,
      amountFen: chance.pick(AMOUNTS),
      attach: `st=${store}`,
    })
    simulation.story.push(
      `  till of ${brandId} takes ${paid.totalFen} from ${paid.openid}: ${paid.outTradeNo}`,
    )
  },
  refund: async (actors, simulation) => {
    const { chance, pay } = simulation
    const mchid = MCHIDS[actors.brandId]
    const paid = pay.transactions.list().filter(one => one.mchid === mchid && one.paid)
    if (paid.length === 0) return
    const { outTradeNo, totalFen, refunds } = chance.recent(paid)
    const left = totalFen - refunds.reduce((sum, { refundFen }) => sum + refundFen, 0)
    const refundFen = chance.happens(0.5) ? left : Math.min(left, chance.pick([1, 500, 2_000]))
    if (refundFen < 1) return
    pay.nextNotice(chance.pick(NOTICES), 1)
    simulation.story.push(`  refund of ${refundFen} of ${outTradeNo}`)
    await pay.refund({ mchid, outTradeNo, refundFen, by: chance.pick(['api', 'platform'] as const) })
  },
  tick: (_actors, simulation) => simulation.invoke('jobs', {}, { SOURCE: 'wx_trigger' }),
  look: (_actors, simulation) => simulation.invoke('jobs', { TriggerName: 'look' }, { SOURCE: 'wx_trigger' }),
  audit: (_actors, simulation) =>
    simulation.invoke('jobs', { TriggerName: 'audit' }, { SOURCE: 'wx_trigger' }),
  shard: (_actors, simulation) =>
    simulation.invoke('jobs', { TriggerName: 'sweep-1-of-2' }, { SOURCE: 'wx_trigger' }),
  again: async (actors, { chance, story }) => {
    if (actors.sent.length === 0) return
    const command = chance.recent(actors.sent)
    story.push('  again:')
    await actors.send(command)
  },
}

/** Jumps of the clock, in ms. */
export const JUMPS = [
  1_000,
  10_000,
  MINUTE_MS,
  11 * MINUTE_MS,
  3 * 3_600_000,
  DAY_MS,
  8 * DAY_MS,
  32 * DAY_MS,
] as const
