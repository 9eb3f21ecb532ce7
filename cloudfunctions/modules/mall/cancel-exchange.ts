import { accept, refuse } from '@shared/contract'
import { cancelExchange as decideCancel, returned } from '@shared/domain/exchange/decide-exchange'
import type { ExchangeDoc } from '@shared/domain/exchange/types'
import { memberIdOf } from '@shared/domain/ids'
import type { Context, Handler } from '../../platform/context'
import { read, updateWhere } from '../../platform/database'
import { loadMember } from '../points/load-member'
import { pointsView } from '../points/points-view'
import { obeyExchange, voidExchange } from './decide-exchange'
import { exchangeView } from './exchange-view'
import { takeBack } from './take-back'

/**
 * Takes an exchange back: one still open is voided, a thing not handed over is returned with its points to the lots they came from. A
 * coupon that was given stays. Repeatable: what was cancelled stays cancelled.
 */
export const cancelExchange: Handler<'mall.cancel'> = async (context, { exchangeId }) => {
  const { brand, caller, now } = context
  const [exchange, { member }] = await Promise.all([
    read('exchanges', exchangeId),
    loadMember(memberIdOf(brand._id, caller.openid)),
  ])
  const mine = member ? [member._id, ...member.formerIds] : []
  if (!exchange || !mine.includes(exchange.memberId)) return refuse('EXCHANGE_NOT_FOUND')
  const cancelled = await cancel(exchange, context)
  if (!cancelled) return refuse('EXCHANGE_FINAL')
  const { member: after } = await loadMember(exchange.memberId)
  if (!after) throw new Error(`the member of exchange ${exchangeId} is not there`)
  return accept({ exchange: exchangeView(cancelled), points: pointsView(after, brand, now) })
}

/** The exchange as it stands afterwards, or null when it cannot be taken back. */
async function cancel(exchange: ExchangeDoc, context: Context): Promise<ExchangeDoc | null> {
  const { brand, now } = context
  switch (decideCancel(exchange).do) {
    case 'refuse':
      return null
    case 'void': {
      const decided = await voidExchange(exchange, 'cancelled')
      if (decided.state === 'done') return cancel(decided, context)
      await obeyExchange(decided, null, brand, now)
      return decided
    }
    case 'return': {
      const fields = returned(now)
      await updateWhere('exchanges', { _id: exchange._id, state: 'done' }, fields)
      const back = { ...exchange, ...fields }
      await takeBack(back, brand, now)
      return back
    }
    case 'nothing':
      return exchange
  }
}
