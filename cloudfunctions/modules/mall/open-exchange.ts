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
import { find, insert, read } from '../../platform/database'
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
    const [{ member }, standing] = await Promise.all([
      loadMember(memberId),
      goods.limit ? exchangesOf(memberId, goods._id, period) : [],
    ])
    const slot = chooseExchangeSlot(goods, memberId, period, standing, commandId)
    if (slot.kind === 'limit') return refuse('EXCHANGE_LIMIT')
    const id = slot.kind === 'already' ? slot.exchange._id : slot.id
    if (slot.kind === 'free') {
      const active = member ? pointsView(member, brand, now).active : 0
      const refusal = mayExchange(goods, member, active, points, brand.tiers)
      // A repeat is not refused for what its own first run has changed.
      if ((refusal || !member) && !(await read('exchanges', id))) return refuseGoods(refusal, goods, brand)
      if (!refusal && member) {
        const exchange = newExchange({ _id: id, goods, memberId, c: commandId, period, now })
        if ((await insert('exchanges', exchange)) === 'inserted') return { exchange, member }
      }
    }
    const begun = await takeUp(id, memberId)
    if (begun.exchange.c !== commandId) continue
    return isSameWish(begun.exchange, goods._id, points) ? begun : refuse('CONFLICT')
  }
  return refuse('BUSY')
}

function exchangesOf(memberId: string, goodsId: string, period: string): Promise<ExchangeDoc[]> {
  return find('exchanges', { memberId, goodsId, period }, { limit: LIMITS.exchangesPerPeriod })
}

/** Member first, exchange after it (history `held-twice`). */
export async function takeUp(exchangeId: string, memberId: string): Promise<Begun> {
  const { member } = await loadMember(memberId)
  const exchange = await read('exchanges', exchangeId)
  if (!member || !exchange) throw new Error(`exchange ${exchangeId} or its member is not there`)
  return { exchange, member }
}
