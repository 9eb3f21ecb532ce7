import type { ExchangeDoc, HandOver } from './types'

/** Why a thing is not handed over; `given` names who did it before, when and where. */
export type PickUpObstacle =
  | { reason: 'handed'; given: HandOver }
  | { reason: 'cancelled' | 'lapsed' | 'not-ready' | 'elsewhere' }

/**
 * By the exchange's facts and the clock, not by whether a sweeper has run: past its last day it has lapsed.
 */
export function pickUpObstacle(
  { state, handed, pickUpUntil }: Pick<ExchangeDoc, 'state' | 'handed' | 'pickUpUntil'>,
  now: number,
): PickUpObstacle | null {
  if (state === 'handed' && handed) return { reason: 'handed', given: handed }
  if (state === 'cancelled') return { reason: 'cancelled' }
  if (state === 'lapsed') return { reason: 'lapsed' }
  if (state !== 'ready') return { reason: 'not-ready' }
  return now < pickUpUntil ? null : { reason: 'lapsed' }
}

/** The same at the counter of a store: what is kept for another store is not handed over here. */
export function handOverObstacle(
  exchange: Pick<ExchangeDoc, 'state' | 'handed' | 'pickUpUntil' | 'storeId'>,
  storeId: string,
  now: number,
): PickUpObstacle | null {
  const isHere = exchange.storeId === '' || exchange.storeId === storeId
  return pickUpObstacle(exchange, now) ?? (isHere ? null : { reason: 'elsewhere' })
}

/** Whether it can be kept for another store: a thing that waits to be fetched. */
export const mayMove = (
  exchange: Pick<ExchangeDoc, 'state' | 'handed' | 'pickUpUntil' | 'pickUpId'>,
  now: number,
): boolean => exchange.pickUpId !== '' && pickUpObstacle(exchange, now) === null
