import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { mayMove } from '@shared/domain/mall/hand-over'
import type { Handler } from '../../platform/context'
import { _, read, updateWhere } from '../../platform/database'
import { isTheirs } from '../account/ids-of-person'
import { activeStoresOf, storeNames } from '../brand/store-view'
import { exchangeView } from './exchange-view'

/**
 * Keeps a thing that waits for another store of the brand. One guarded update decides against a hand-over, a
 * cancelling and the end of its time; repeating it changes nothing. 2 trips, one more for a merged person.
 */
export const moveExchange: Handler<'mall.move'> = async ({ brand, caller, now }, { exchangeId, storeId }) => {
  const [exchange, stores, storeName] = await Promise.all([
    read('exchanges', exchangeId),
    activeStoresOf(brand._id),
    storeNames(brand._id),
  ])
  const callerId = memberIdOf(brand._id, caller.openid)
  if (exchange?.brandId !== brand._id || !(await isTheirs(exchange.memberId, callerId))) {
    return refuse('EXCHANGE_NOT_FOUND')
  }
  if (!stores.some(({ _id }) => _id === storeId)) return refuse('STORE_NOT_FOUND')
  if (!mayMove(exchange, now)) return refuse('MOVE_NOT_POSSIBLE')
  const waiting = { _id: exchangeId, state: 'ready' as const, pickUpUntil: _.gt(now) }
  // An update that changes nothing counts none: a repeat has to be seen before it.
  if (exchange.storeId !== storeId && (await updateWhere('exchanges', waiting, { storeId })) === 0) {
    const after = await read('exchanges', exchangeId)
    if (after?.storeId !== storeId || !mayMove(after, now)) return refuse('MOVE_NOT_POSSIBLE')
  }
  return accept({ exchange: exchangeView({ ...exchange, storeId }, { now, storeName }) })
}
