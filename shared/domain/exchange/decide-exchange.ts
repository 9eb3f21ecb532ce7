import { ARCHIVE_GRACE_MS, NEVER } from '../due'
import type { Lot } from '../points/types'
import type { ExchangeDoc, ExchangeState, VoidReason } from './types'

export type ExchangeEvent = 'finish' | 'void' | 'return'

/** Where each event leads; an event not named for a state is refused, and whoever brought it obeys the state. */
export const EXCHANGE_TRANSITIONS: Readonly<
  Record<ExchangeState, Partial<Record<ExchangeEvent, ExchangeState>>>
> = {
  open: { finish: 'done', void: 'void' },
  done: { return: 'returned' },
  void: {},
  returned: {},
}

export type FinishedFields = Pick<ExchangeDoc, 'state' | 'token' | 'shelfId' | 'lots' | 'doneAt' | 'dueAt'>
export type VoidedFields = Pick<ExchangeDoc, 'state' | 'reason' | 'dueAt'>

/** Written where `{_id, state: 'open'}`: from now on the unit of `token` is used and the held points are spent. */
export function finished(
  exchange: Pick<ExchangeDoc, 'batchId'>,
  used: { token: string; shelfId: string; lots: Lot[]; now: number },
): FinishedFields {
  const { now, ...unit } = used
  return {
    ...unit,
    state: 'done',
    doneAt: now,
    dueAt: exchange.batchId === '' ? NEVER : now + ARCHIVE_GRACE_MS,
  }
}

/** Written where `{_id, state: 'open'}`: hold and unit are asked for by their own sweepers, so nothing is owed here. */
export const voided = (reason: VoidReason): VoidedFields => ({ state: 'void', reason, dueAt: NEVER })

/** Written where `{_id, state: 'done'}`: the points and the unit go back, by whoever gets to it. */
export const returned = (now: number): Pick<ExchangeDoc, 'state' | 'dueAt'> => ({
  state: 'returned',
  dueAt: now + ARCHIVE_GRACE_MS,
})

/** What cancelling means for an exchange now: a coupon once given stays given. */
export function cancelExchange(
  exchange: ExchangeDoc,
): { do: 'void' } | { do: 'return' } | { do: 'nothing' } | { do: 'refuse' } {
  if (exchange.state === 'open') return { do: 'void' }
  if (exchange.state !== 'done') return { do: 'nothing' }
  return exchange.batchId === '' ? { do: 'return' } : { do: 'refuse' }
}

export type ExchangeDuty = 'void' | 'deliver' | 'take-back' | 'nothing'

/** What the sweeper owes an exchange that is due. */
export function dutyOf(
  exchange: Pick<ExchangeDoc, 'state' | 'until' | 'batchId'>,
  now: number,
): ExchangeDuty {
  if (exchange.state === 'open') return exchange.until <= now ? 'void' : 'nothing'
  if (exchange.state === 'returned') return 'take-back'
  return exchange.state === 'done' && exchange.batchId !== '' ? 'deliver' : 'nothing'
}
