import type { BrandDoc } from '@shared/domain/brand/types'
import { finished, voided } from '@shared/domain/mall/decide-exchange'
import { processExchangeUnit } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc, VoidReason } from '@shared/domain/mall/types'
import type { Lot } from '@shared/domain/points/types'
import type { Unit } from '@shared/domain/stock/types'
import { read, updateWhere } from '../../platform/database'
import { settleHold } from '../account/settle-holds'
import { giveBack } from '../stock/unit'

/**
 * The deciding yes: from here on the unit is used and the held points are spent. A decision by another run is
 * returned instead. 1 trip.
 */
export async function finishExchange(
  exchange: ExchangeDoc,
  { shardId, reservation: { token } }: Unit,
  lots: Lot[],
  now: number,
): Promise<{ exchange: ExchangeDoc; mine: boolean }> {
  const fields = finished(exchange, { token, shardId, lots, now })
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)
  if (written === 1) return { exchange: { ...exchange, ...fields }, mine: true }
  return { exchange: await readAgain(exchange), mine: false }
}

/**
 * The deciding no. A run that finds another state follows it (history `the-loser-frees-the-winner's-hold`). 1
 * trip.
 */
export async function voidExchange(exchange: ExchangeDoc, reason: VoidReason): Promise<ExchangeDoc> {
  const fields = voided(reason)
  const written = await updateWhere('exchanges', { _id: exchange._id, state: 'open' }, fields)
  return written === 1 ? { ...exchange, ...fields } : readAgain(exchange)
}

/**
 * Brings hold and unit in line with a decided exchange at once, so that no caller waits for the sweepers, who
 * would do the same.
 */
export async function applyDecision(
  exchange: ExchangeDoc,
  unit: Unit | null,
  brand: BrandDoc,
  now: number,
): Promise<void> {
  const surplus = unit && processExchangeUnit(unit.reservation, exchange).do === 'give-back' ? unit : null
  await Promise.all([settleHold(exchange, brand, now), surplus && giveBack(surplus)])
}

async function readAgain({ _id }: ExchangeDoc): Promise<ExchangeDoc> {
  const existing = await read('exchanges', _id)
  if (!existing) throw new Error(`exchange ${_id} has gone`)
  return existing
}
