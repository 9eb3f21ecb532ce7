import { mayAskAgain } from '@shared/domain/order/look-again'
import type { OrderDoc } from '@shared/domain/order/types'
import { _, updateWhere } from '../../platform/database'

/**
 * Whether this page may ask WeChat Pay about an order we hold: one of all that ask within the gap may, whatever instances they meet. The
 * turn is a guarded write, so a thousand pages of one order opened at once are one question. 1 trip, none within the gap.
 */
export async function takeTurnToAsk({ _id, askedAt }: OrderDoc, now: number): Promise<boolean> {
  if (!mayAskAgain(askedAt, now)) return false
  const standing = askedAt === undefined ? _.exists(false) : askedAt
  return (await updateWhere('orders', { _id, askedAt: standing }, { askedAt: now })) === 1
}

const remembered = new Map<string, number>()
const MOST_REMEMBERED = 1_000

/** The same for somebody's question about an order we do not hold and so cannot write on: kept by this instance alone. No trip. */
export function rememberAsking(question: string, now: number): boolean {
  if (!mayAskAgain(remembered.get(question), now)) return false
  // Oldest first, as they were put in.
  if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
  remembered.delete(question)
  remembered.set(question, now)
  return true
}
