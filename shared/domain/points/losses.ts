import { LIMITS } from '../limits'
import { type Purse, post, sum, takeActive, takePending } from './purse'
import type { Account } from './types'

/**
 * Points a customer lost without using them: their lot ended, or the account was closed. A later refund takes
 * them from the brand instead of the customer, each of them once. The purse remembers how many are left.
 */

/**
 * Remembers what a lot still held when it ended. Only the newest lots are kept, beyond the time in which
 * anything is refunded.
 */
export function lapse(purse: Purse, day: string, points: number): void {
  if (points <= 0) return
  const row = purse.lapsed.find(each => each.day === day)
  if (row) row.points += points
  else purse.lapsed.push({ day, points })
  purse.lapsed = purse.lapsed.sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-LIMITS.lots)
}

/**
 * Points that come back after their lot ended: they repay a debt as every credit does, the rest expires at
 * once and is lost.
 */
export function creditEnded(purse: Purse, from: Account, points: number, lotDay: string): void {
  const repaid = Math.min(purse.debt, points)
  purse.debt -= repaid
  post(purse, from, 'member.debt', repaid)
  post(purse, from, 'brand.expired', points - repaid)
  lapse(purse, lotDay, points - repaid)
}

/** Closing the account takes everything that is active or waits. */
export function forfeitAll(purse: Purse): void {
  purse.forfeited += sum(purse.lots) + sum(purse.pending)
  takeActive(purse, 'brand.forfeited', sum(purse.lots))
  takePending(purse, 'brand.forfeited', sum(purse.pending), () => true)
}

/** Forgives up to what the lot of `lotDay` lost when it ended; returns what is not forgiven. */
export function forgiveLapsed(purse: Purse, to: Account, points: number, lotDay: string): number {
  const row = purse.lapsed.find(each => each.day === lotDay)
  if (!row) return points
  const forgiven = Math.min(row.points, points)
  row.points -= forgiven
  purse.lapsed = purse.lapsed.filter(each => each.points > 0)
  post(purse, 'brand.forgiven', to, forgiven)
  return points - forgiven
}

/** Forgives up to what closings took; returns what is not forgiven. */
export function forgiveForfeited(purse: Purse, to: Account, points: number): number {
  const forgiven = Math.min(purse.forfeited, points)
  purse.forfeited -= forgiven
  post(purse, 'brand.forgiven', to, forgiven)
  return points - forgiven
}

/** One person's losses go on with the card they are merged into. */
export function moveLosses(from: Purse, into: Purse): void {
  for (const { day, points } of from.lapsed) lapse(into, day, points)
  into.forfeited += from.forfeited
  from.lapsed = []
  from.forfeited = 0
}
