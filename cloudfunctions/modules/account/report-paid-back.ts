import { isOrderRef } from '@shared/domain/ids'
import { addPaidBack } from '@shared/domain/order/add-fact'
import type { OrderDoc } from '@shared/domain/order/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { addFact } from '../order-facts/add-fact'

/**
 * Writes on the top-up orders what this entry paid back of them at the counter; they are due for `settle`
 * then, which withdraws gifts no longer deserved. The archiver calls it before the entry leaves the journal,
 * so no crash loses it. Repeatable. 2 trips per order, side by side; none where nothing was paid back.
 */
export async function reportPaidBack(entry: LedgerEntry, now: number): Promise<OrderDoc[]> {
  if (entry.kind !== 'refund-principal') return []
  const { _id, topUps } = entry
  const ofOrders = topUps.filter(({ ref }) => isOrderRef(ref))
  return Promise.all(
    ofOrders.map(async ({ ref, backFen }) => {
      const added = await addFact(ref, order => {
        if (!order) throw new Error(`entry ${_id} paid back of an order that is not there`)
        return addPaidBack(order, backFen, now)
      })
      if (added.kind === 'added' || added.kind === 'already') return added.order
      throw new Error(`entry ${_id} could not be written on its order beside others: ${added.kind}`)
    }),
  )
}
