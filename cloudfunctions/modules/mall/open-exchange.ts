import { type InputOf, type Refusal, refuse } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import {
  chooseExchangeSlot,
  isSameWish,
  mayExchange,
  openExchange as newExchange,
  periodOf,
} from '@shared/domain/exchange/open-exchange'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/exchange/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { MemberDoc } from '@shared/domain/member/types'
import type { Context } from '../../platform/context'
import { _, find, insert, read } from '../../platform/database'
import { idsOfPerson } from '../points/ids-of-person'
import { loadMember } from '../points/load-member'
import { pointsView } from '../points/points-view'
import { refuseGoods } from './refuse-exchange'

/** An exchange and a member that was read before the exchange was last seen open: together they allow one hold, never a second. */
export interface Begun {
  exchange: ExchangeDoc
  member: MemberDoc
}

/**
 * The exchange of this command: inserted, or the one an earlier run left. 2 trips, for goods with a limit a third beside the
 * first; a repeat reads member and exchange once more, in this order.
 */
export async function openExchange(
  context: Context,
  goods: GoodsDoc,
  { commandId, points }: InputOf<'mall.exchange'>,
): Promise<Begun | Refusal> {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const period = periodOf(goods.limit, dayOf(now, brand.timeZone))
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const loading = loadMember(memberId)
    const [{ member }, standing] = await Promise.all([
      loading,
      goods.limit ? exchangesOf(memberId, loading, goods._id, period) : [],
    ])
    const owner = goods.limit && member ? member._id : memberId
    const slot = chooseExchangeSlot(goods, owner, period, standing, commandId)
    if (slot.kind === 'limit') return refuse('EXCHANGE_LIMIT')
    const id = slot.kind === 'already' ? slot.exchange._id : slot.id
    if (slot.kind === 'free') {
      const active = member ? pointsView(member, brand, now).active : 0
      const refusal = mayExchange(goods, member, active, points, brand.tiers)
      // A repeat is not refused for what its own first run has changed.
      if ((refusal || !member) && !(await read('exchanges', id))) return refuseGoods(refusal, goods, brand)
      if (!refusal && member) {
        const exchange = newExchange({ _id: id, goods, memberId: owner, c: commandId, period, now })
        if ((await insert('exchanges', exchange)) === 'inserted') return { exchange, member }
      }
    }
    const begun = await takeUp(id, memberId)
    if (begun.exchange.c !== commandId) continue
    return isSameWish(begun.exchange, goods._id, points) ? begun : refuse('CONFLICT')
  }
  return refuse('BUSY')
}

/** Those of cards merged into theirs count too, read after the others: no trip more for whoever was never merged. */
async function exchangesOf(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  goodsId: string,
  period: string,
): Promise<ExchangeDoc[]> {
  const of = (ids: readonly string[]) =>
    find(
      'exchanges',
      { memberId: _.in(ids), goodsId, period },
      { limit: ids.length * LIMITS.exchangesPerPeriod },
    )
  const [own, { member }] = await Promise.all([of([memberId]), loading])
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  return others.length === 0 ? own : [...own, ...(await of(others))]
}

/** Member first, exchange after it (history `held-twice`). */
export async function takeUp(exchangeId: string, memberId: string): Promise<Begun> {
  const { member } = await loadMember(memberId)
  const exchange = await read('exchanges', exchangeId)
  if (!member || !exchange) throw new Error(`exchange ${exchangeId} or its member is not there`)
  return { exchange, member }
}
