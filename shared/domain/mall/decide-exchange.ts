import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import type { Lot } from '../points/types'
import type { ExchangeDoc, ExchangeState, HandOver, VoidReason } from './types'

export type ExchangeEvent =
  | 'ask-for-money'
  | 'make-ready'
  | 'receive'
  | 'leave-unpaid'
  | 'void'
  | 'hand-over'
  | 'cancel'
  | 'lapse'

/**
 * Where each event leads; an event not named for a state is refused, and the run that brought it follows the
 * state it finds.
 */
export const EXCHANGE_TRANSITIONS: Readonly<
  Record<ExchangeState, Partial<Record<ExchangeEvent, ExchangeState>>>
> = {
  open: { 'ask-for-money': 'paying', 'make-ready': 'ready', receive: 'received', void: 'void' },
  paying: { 'make-ready': 'ready', receive: 'received', 'leave-unpaid': 'unpaid' },
  ready: { 'hand-over': 'handed', cancel: 'cancelled', lapse: 'lapsed' },
  received: {},
  handed: {},
  cancelled: {},
  lapsed: {},
  unpaid: {},
  void: {},
}

export type FinishedFields = Pick<ExchangeDoc, 'state' | 'token' | 'shardId' | 'lots' | 'doneAt' | 'dueAt'>
export type VoidedFields = Pick<ExchangeDoc, 'state' | 'reason' | 'dueAt'>

/**
 * Written where `{_id, state: 'open'}`: from now on the unit of `token` is used and the held points are
 * spent. With money its order decides the rest, and owes it.
 */
export function finished(
  exchange: Pick<ExchangeDoc, 'batchId' | 'pickUpUntil' | 'cash'>,
  used: { token: string; shardId: string; lots: Lot[]; now: number },
): FinishedFields {
  const { now, ...unit } = used
  const next = exchange.cash ? { state: 'paying' as const, dueAt: NEVER } : given(exchange, now)
  return { ...unit, ...next, doneAt: now }
}

/** Written where `{_id, state: 'paying'}` once its order is paid, or at once where there is no money. */
export const given = (
  { batchId, pickUpUntil }: Pick<ExchangeDoc, 'batchId' | 'pickUpUntil'>,
  now: number,
): Pick<ExchangeDoc, 'state' | 'dueAt'> =>
  batchId === ''
    ? { state: 'ready', dueAt: pickUpUntil }
    : { state: 'received', dueAt: now + ARCHIVE_GRACE_MS }

/**
 * Written where `{_id, state: 'open'}`: hold and unit are asked for by their own sweepers, so nothing is owed
 * here.
 */
export const voided = (reason: VoidReason): VoidedFields => ({ state: 'void', reason, dueAt: NEVER })

/**
 * Written where `{_id, state: 'ready'}`, or `'paying'` for one left unpaid: points and unit go back, by
 * this run or the sweeper.
 */
export const ended = (
  state: 'cancelled' | 'lapsed' | 'unpaid',
  now: number,
): Pick<ExchangeDoc, 'state' | 'endedAt' | 'dueAt'> => ({
  state,
  endedAt: now,
  dueAt: now + ARCHIVE_GRACE_MS,
})

/**
 * Written where `{_id, state: 'ready', pickUpUntil > now}`: the thing has left the shop, nothing is owed any
 * more.
 */
export const handedOver = (handed: HandOver): Pick<ExchangeDoc, 'state' | 'handed' | 'dueAt'> => ({
  state: 'handed',
  handed,
  dueAt: NEVER,
})

/** Why an exchange can no longer be cancelled. */
export type CancelRefusal = 'received' | 'handed' | 'lapsed' | 'too-late'

/**
 * What cancelling means for an exchange now: a coupon once given stays given, and what was fetched is the
 * customer's.
 */
export function cancelExchange(
  exchange: Pick<ExchangeDoc, 'state' | 'cancelUntil' | 'pickUpUntil'>,
  now: number,
):
  | { do: 'void' }
  | { do: 'close-order' }
  | { do: 'cancel' }
  | { do: 'nothing' }
  | { do: 'refuse'; reason: CancelRefusal } {
  switch (exchange.state) {
    case 'open':
      return { do: 'void' }
    case 'paying':
      return { do: 'close-order' }
    case 'ready':
      if (now >= exchange.pickUpUntil) return { do: 'refuse', reason: 'lapsed' }
      return now < exchange.cancelUntil ? { do: 'cancel' } : { do: 'refuse', reason: 'too-late' }
    case 'void':
    case 'unpaid':
    case 'cancelled':
      return { do: 'nothing' }
    default:
      return { do: 'refuse', reason: exchange.state }
  }
}

export type ExchangeDuty = 'void' | 'deliver' | 'lapse' | 'take-back' | 'nothing'

/** What the sweeper owes an exchange that is due. */
export function dutyOf(
  exchange: Pick<ExchangeDoc, 'state' | 'until' | 'pickUpUntil'>,
  now: number,
): ExchangeDuty {
  switch (exchange.state) {
    case 'open':
      return exchange.until <= now ? 'void' : 'nothing'
    case 'ready':
      return exchange.pickUpUntil <= now ? 'lapse' : 'nothing'
    case 'received':
      return 'deliver'
    case 'cancelled':
    case 'lapsed':
    case 'unpaid':
      return 'take-back'
    default:
      return 'nothing'
  }
}

/** Whether the points of an exchange that came to an end unfetched go back. */
export const givesPointsBack = ({ state, ifLapsed }: Pick<ExchangeDoc, 'state' | 'ifLapsed'>): boolean =>
  state === 'cancelled' || state === 'unpaid' || (state === 'lapsed' && ifLapsed === 'points-back')
