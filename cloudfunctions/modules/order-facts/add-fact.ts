import { LIMITS } from '@shared/domain/limits'
import type { FactDecision, OrderDoc, UnmatchedReason } from '@shared/domain/order/types'
import { insert, read, updateWhere } from '../../platform/database'

export type FactAdded =
  /** `added`: this call wrote it, it is durable and due for `settle`. `already`: it existed there before. */
  | { kind: 'added' | 'already'; order: OrderDoc }
  | { kind: 'unmatched'; reason: UnmatchedReason }
  /** Others kept writing; nothing of this call was written. */
  | { kind: 'busy' }

/**
 * Writes one verified fact to its order, once: read, decide, write guarded by `version`; a lost race reads
 * again. `known` spares the first read when the order (or its absence) is in hand. 2 trips, 1 when the fact
 * existed before.
 */
export async function addFact(
  orderId: string,
  decide: (order: OrderDoc | null) => FactDecision,
  known?: OrderDoc | null,
): Promise<FactAdded> {
  let order = known === undefined ? await read('orders', orderId) : known
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = decide(order)
    if (decision.kind === 'unmatched') return decision
    if (decision.kind === 'already') {
      if (!order) throw new Error('a fact cannot stand on an order that is not there')
      return { kind: 'already', order }
    }
    if (await write(decision)) return { kind: 'added', order: decision.order }
    order = await read('orders', orderId)
  }
  return { kind: 'busy' }
}

/**
 * Facts only: results of an earlier `settle` that came meanwhile, under the same `version`, stay as they are.
 */
async function write(decision: Extract<FactDecision, { order: OrderDoc }>): Promise<boolean> {
  const { order } = decision
  if (decision.kind === 'insert') return (await insert('orders', order)) === 'inserted'
  const { version, storeId, memberId, amountFen, paid, refunds, closed, paidBackFen, dueAt, tries } = order
  const back = paidBackFen === undefined ? {} : { paidBackFen }
  const facts = {
    version,
    storeId,
    memberId,
    amountFen,
    paid,
    refunds,
    closed,
    ...back,
    dueAt,
    tries,
  }
  return (await updateWhere('orders', { _id: order._id, version: decision.before }, facts)) === 1
}
