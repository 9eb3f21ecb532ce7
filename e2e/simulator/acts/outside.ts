import type { MerchantDoc } from '@shared/domain/merchant/types'
import { APPIDS, MCHIDS, SEAL_KEY, SECOND_NUMBERS, STORES } from '../../../cloudfunctions/testing/setting'
import { forwardMark } from '../../../local/operator/forward-mark'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'
import type { Act } from './act'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const AMOUNTS = [100, 2_990, 6_000, 8_800, 30_000]
const NOTICES = ['normal', 'normal', 'normal', 'twice', 'lost', 'late', 'reordered'] as const

/** Warm instances remember settings for so long: a number collects once all of them know it. */
const SETTINGS_KEPT_MS = 30_000

/** The brand's number, or its second one while that collects for it. */
function numberOf({ brandId }: Actors, { chance, clock, database }: Simulation): string {
  const second = database.get('merchants', SECOND_NUMBERS[brandId]) as unknown as MerchantDoc | undefined
  const knownAt = (second?.steps.at(-1)?.at ?? 0) + SETTINGS_KEPT_MS
  const collects = second?.state === 'confirmed' && clock.now() > knownAt
  return collects && chance.happens(0.5) ? second._id : MCHIDS[brandId]
}

const isOf = ({ brandId }: Actors, { mchid }: { mchid: string }) =>
  mchid === MCHIDS[brandId] || mchid === SECOND_NUMBERS[brandId]

/** What tills, WeChat Pay, timers and time do. */
export const outsideActs: Readonly<Record<string, Act>> = {
  sell: async (actors, simulation) => {
    const { chance, pay } = simulation
    const { brandId } = actors
    const store = chance.pick(['yunqi', 'hubin'])
    pay.nextNotice(chance.pick(NOTICES), 1)
    const paid = await pay.till.pay({
      mchid: numberOf(actors, simulation),
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
    const paid = pay.transactions.list().filter(one => isOf(actors, one) && one.paid)
    if (paid.length === 0) return
    const { mchid, outTradeNo, totalFen, refunds } = chance.recent(paid)
    const left = totalFen - refunds.reduce((sum, { refundFen }) => sum + refundFen, 0)
    const refundFen = chance.happens(0.5) ? left : Math.min(left, chance.pick([1, 500, 2_000]))
    if (refundFen < 1) return
    pay.nextNotice(chance.pick(NOTICES), 1)
    simulation.story.push(`  refund of ${refundFen} of ${outTradeNo}`)
    await pay.refund({ mchid, outTradeNo, refundFen, by: chance.pick(['api', 'platform'] as const) })
  },
  basket: async (actors, simulation) => {
    const { chance, pay } = simulation
    const { brandId } = actors
    const mchid = MCHIDS[brandId]
    const outTradeNo = `B${String(chance.below(1e9)).padStart(9, '0')}`
    const amountFen = chance.pick(AMOUNTS)
    const lines = [{ name: '茶', qty: 1, fen: amountFen }]
    const basket = { kind: 'basket', mchid, outTradeNo, amountFen, lines }
    const kept = actors.till(chance.pick(STORES), basket)
    if (chance.happens(0.7)) await kept
    if (chance.happens(0.15)) return kept
    pay.nextNotice(chance.pick(NOTICES), 1)
    const by = chance.pick(simulation.people).openid
    const paidFen = chance.happens(0.1) ? amountFen + 100 : amountFen
    simulation.story.push(`  till of ${brandId} takes ${paidFen} from ${by}: ${outTradeNo}`)
    await pay.till.pay({ mchid, appid: APPIDS[brandId] ?? '', openid: by, amountFen: paidFen, outTradeNo })
    return kept
  },
  hint: async (actors, simulation) => {
    const { chance, pay } = simulation
    const paid = pay.transactions.list().filter(one => isOf(actors, one) && one.paid)
    if (paid.length === 0) return
    const { mchid, outTradeNo, refunds } = chance.recent(paid)
    const refund = refunds.length > 0 && chance.happens(0.5) ? chance.pick(refunds).outRefundNo : ''
    simulation.story.push(`  hint of ${outTradeNo} ${refund}`)
    if (chance.happens(0.5))
      return simulation.invoke('http', { subMchId: mchid, outTradeNo, outRefundNo: refund }, {})
    const body = JSON.stringify({ out_trade_no: outTradeNo, out_refund_no: refund })
    const path = `/wechatpay/forward/${mchid}/${forwardMark(mchid, SEAL_KEY)}`
    return simulation.invoke('http', { path, httpMethod: 'POST', headers: {}, body }, {})
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
