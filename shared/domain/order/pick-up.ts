import { addDays } from '../calendar/day'
import { kindOf } from './kind'
import { isPaidBack } from './shipping'
import type { OrderDoc, PickUp, PickUpDayDoc, PickUpState } from './types'

/** Forward only; a step may be left out where a clerk makes and hands over at once. */
const NEXT: Record<PickUpState, readonly PickUpState[]> = {
  waiting: ['making', 'ready', 'taken'],
  making: ['ready', 'taken'],
  ready: ['taken'],
  taken: [],
}

export const mayStep = (from: PickUpState, to: PickUpState) => NEXT[from].includes(to)

type Paid = Pick<OrderDoc, 'source' | 'paid' | 'topUp' | 'exchangeId' | 'lines' | 'refunds' | 'pickUp'>

/** Goods of the mini-program, paid and not paid back since, that have no number yet. */
export const needsNumber = (order: Paid): order is Paid & { paid: NonNullable<OrderDoc['paid']> } =>
  kindOf(order) === 'goods' && order.paid !== null && order.pickUp === undefined && !isPaidBack(order)

/** The number of an order on its day, or null where the day does not hold it. */
export function numberOn({ orderIds }: Pick<PickUpDayDoc, 'orderIds'>, orderId: string): number | null {
  const place = orderIds.indexOf(orderId)
  return place < 0 ? null : place + 1
}

/** A paid order begins to wait at the counter. */
export const newPickUp = (number: number, day: string): PickUp => ({
  number,
  day,
  state: 'waiting',
  steps: [],
})

/** A number is called out on its day and the next one, for stores that close after midnight. */
export const firstLiveDay = (today: string) => addDays(today, -1)

/** Still to be made or fetched: not taken, not paid back whole, and of these two days. */
export function isOnTheWay(order: Pick<OrderDoc, 'pickUp' | 'paid' | 'refunds'>, today: string): boolean {
  const { pickUp } = order
  return (
    pickUp !== undefined &&
    pickUp.state !== 'taken' &&
    pickUp.day >= firstLiveDay(today) &&
    !isPaidBack(order)
  )
}

export interface StepCommand {
  from: PickUpState
  to: PickUpState
  staffId: string
  commandId: string
}

export type StepDecision =
  | { kind: 'step'; next: PickUp }
  /** This command took the step before. */
  | { kind: 'repeated'; pickUp: PickUp }
  /** Its id was used for another step. */
  | { kind: 'conflict' }
  /** There is no such step, or another clerk took one meanwhile. */
  | { kind: 'moved'; pickUp: PickUp }
  | { kind: 'paid-back' }
  | { kind: 'none' }

/** What a clerk's command does to an order; written where the state is still `from`. */
export function stepPickUp(
  order: Pick<OrderDoc, 'pickUp' | 'paid' | 'refunds'>,
  { from, to, staffId, commandId }: StepCommand,
  now: number,
): StepDecision {
  const { pickUp } = order
  if (!pickUp) return { kind: 'none' }
  const before = pickUp.steps.find(step => step.commandId === commandId)
  if (before) {
    return before.to === to && before.staffId === staffId
      ? { kind: 'repeated', pickUp }
      : { kind: 'conflict' }
  }
  if (isPaidBack(order)) return { kind: 'paid-back' }
  if (pickUp.state !== from || !mayStep(from, to)) return { kind: 'moved', pickUp }
  const step = { to, at: now, staffId, commandId }
  return { kind: 'step', next: { ...pickUp, state: to, steps: [...pickUp.steps, step] } }
}
