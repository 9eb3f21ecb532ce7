import type { BrandDoc } from '@shared/domain/brand/types'
import { NEVER } from '@shared/domain/due'
import { dutyOf, ended } from '@shared/domain/mall/decide-exchange'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { applyDecision, voidExchange } from './decide-exchange'
import { deliverCoupon } from './deliver-coupon'
import { takeBack } from './take-back'

/**
 * Discharges what an exchange owes: overdue → void, coupon → delivered, not fetched → lapsed, ended → taken
 * back. Repeatable.
 */
export async function processExchange(exchange: ExchangeDoc, now: number): Promise<void> {
  const brand = await brandById(exchange.brandId)
  if (!brand) throw new Error(`exchange ${exchange._id} belongs to an unknown brand`)
  switch (dutyOf(exchange, now)) {
    case 'void':
      return applyDecision(await voidExchange(exchange, 'timed-out'), null, brand, now)
    case 'lapse':
      return lapse(exchange, brand, now)
    case 'take-back':
      return takeBack(exchange, brand, now)
    case 'deliver':
      await deliverCoupon(exchange, brand)
      await updateWhere('exchanges', { _id: exchange._id, state: 'received' }, { dueAt: NEVER })
      return
    case 'nothing':
      // Due by mistake: what is ready or open has an end of its own, everything else owes nothing.
      await updateWhere('exchanges', { _id: exchange._id, state: exchange.state }, { dueAt: endOf(exchange) })
  }
}

/**
 * The customer or a clerk may have come first: then nothing has lapsed, and the exchange comes again while it
 * is due.
 */
async function lapse(exchange: ExchangeDoc, brand: BrandDoc, now: number): Promise<void> {
  const fields = ended('lapsed', now)
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'ready' }, fields)
  if (written === 1) await takeBack({ ...exchange, ...fields }, brand, now)
}

function endOf({ state, until, pickUpUntil }: ExchangeDoc): number {
  if (state === 'open') return until
  return state === 'ready' ? pickUpUntil : NEVER
}
