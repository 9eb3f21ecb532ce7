import type { ExchangeDoc, HandOver } from './types'

/** Why a thing is not handed over; `given` names who did it before, when and where. */
export type PickUpObstacle =
  | { reason: 'handed'; given: HandOver }
  | { reason: 'cancelled' | 'lapsed' | 'not-ready' }

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
