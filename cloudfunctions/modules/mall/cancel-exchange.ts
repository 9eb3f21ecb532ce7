import { accept, type RefusalCode, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import {
  type CancelRefusal,
  cancelExchange as decideCancel,
  ended,
} from '@shared/domain/mall/decide-exchange'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import type { Context, Handler } from '../../platform/context'
import { _, read, updateWhere } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'
import { loadMember } from '../account/load-member'
import { pointsView } from '../account/points-view'
import { storeNames } from '../brand/store-view'
import { closeOrderOf } from './close-order-of'
import { applyDecision, voidExchange } from './decide-exchange'
import { exchangeView } from './exchange-view'
import { takeBack } from './take-back'

const CODES: Readonly<Record<CancelRefusal, RefusalCode>> = {
  received: 'EXCHANGE_FINAL',
  handed: 'EXCHANGE_HANDED',
  lapsed: 'EXCHANGE_LAPSED',
  'too-late': 'CANCEL_LATE',
}

/**
 * Takes an exchange back: one still open is voided; of one that waits for its money the order is closed
 * first; a thing that is ready is cancelled while its time for that lasts, and its points and its money go
 * back. A coupon that was given and a thing that was fetched stay. Repeatable: what was cancelled stays
 * cancelled.
 */
export const cancelExchange: Handler<'mall.cancel'> = async (context, { exchangeId }) => {
  const { brand, caller, now } = context
  const memberId = memberIdOf(brand._id, caller.openid)
  const [exchange, { member }, storeName] = await Promise.all([
    read('exchanges', exchangeId),
    loadMember(memberId),
    storeNames(brand._id),
  ])
  if (!exchange || !member || !idsOfPerson(memberId, member).includes(exchange.memberId)) {
    return refuse('EXCHANGE_NOT_FOUND')
  }
  const cancelled = await cancel(exchange, context)
  if (!('state' in cancelled)) return refuse(cancelled.code)
  const { member: after } = await loadMember(exchange.memberId)
  if (!after) throw new Error(`the member of exchange ${exchangeId} is not there`)
  return accept({
    exchange: exchangeView(cancelled, { now, storeName }),
    points: pointsView(after, brand, now),
  })
}

/** The exchange afterwards, or why it cannot be taken back. A lost race reads it and decides again. */
async function cancel(first: ExchangeDoc, context: Context): Promise<ExchangeDoc | { code: RefusalCode }> {
  const { brand, now } = context
  let exchange = first
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = decideCancel(exchange, now)
    if (decision.do === 'refuse') return { code: CODES[decision.reason] }
    if (decision.do === 'nothing') return exchange
    if (decision.do === 'close-order') {
      const code = await closeOrderOf(exchange, now)
      if (code) return { code }
      exchange = (await read('exchanges', exchange._id)) ?? exchange
      continue
    }
    if (decision.do === 'void') {
      exchange = await voidExchange(exchange, 'cancelled')
      if (exchange.state !== 'void') continue
      await applyDecision(exchange, null, brand, now)
      return exchange
    }
    const fields = ended('cancelled', now)
    const inTime = {
      _id: exchange._id,
      state: 'ready' as const,
      cancelUntil: _.gt(now),
      pickUpUntil: _.gt(now),
    }
    if ((await updateWhere('exchanges', inTime, fields)) === 1) {
      const cancelled = { ...exchange, ...fields }
      await takeBack(cancelled, brand, now)
      return cancelled
    }
    exchange = (await read('exchanges', exchange._id)) ?? exchange
  }
  return { code: 'BUSY' }
}
