import { accept, refuse } from '@shared/contract'
import { pickUpCode } from '@shared/domain/codes/pick-up-code'
import { memberIdOf } from '@shared/domain/ids'
import { pickUpObstacle } from '@shared/domain/mall/hand-over'
import { isTheirs } from '../../modules/account/ids-of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeNames, storeView } from '../../modules/brand/store-view'
import { codeSheet } from '../../modules/coupon/code-sheet'
import { exchangeView } from '../../modules/mall/exchange-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { codeMac } from '../../platform/vault'

/**
 * One exchange of the caller, with pick-up codes for ten minutes while the thing is ready. Another person's
 * is not found. 1 trip.
 */
export const openExchange: Handler<'mall.open'> = async ({ brand, caller, now }, { exchangeId }) => {
  const [exchange, stores, storeName] = await Promise.all([
    read('exchanges', exchangeId),
    activeStoresOf(brand._id),
    storeNames(brand._id),
  ])
  const callerId = memberIdOf(brand._id, caller.openid)
  if (exchange?.brandId !== brand._id || !(await isTheirs(exchange.memberId, callerId))) {
    return refuse('EXCHANGE_NOT_FOUND')
  }
  const isReady = exchange.pickUpId !== '' && pickUpObstacle(exchange, now) === null
  return accept({
    brand: brandView(brand),
    exchange: exchangeView(exchange, { now, storeName }),
    codes: isReady ? codeSheet(now, step => ({ code: pickUpCode(exchange.pickUpId, step, codeMac) })) : null,
    stores: exchange.pickUpId === '' ? [] : stores.map(storeView),
  })
}
