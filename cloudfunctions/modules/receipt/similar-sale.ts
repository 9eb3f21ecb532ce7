import { type Refusal, refuse } from '@shared/contract'
import { netFenOf } from '@shared/domain/order/refunded'
import type { CounterSale } from '@shared/domain/receipt/credit-sale'
import { receiptText } from '@shared/text/receipt'
import type { StaffContext } from '../../platform/context'
import { _, find } from '../../platform/database'

/**
 * Two sales of one amount to one customer in one store within this time are more likely one sale credited
 * twice.
 */
const NEAR_MS = 600_000
const SHOWN = 20

/**
 * A refusal that the clerk may override: the customer has a sale of the same amount in this store within ten
 * minutes, regardless of who recorded it and under which slip number, a WeChat payment included. Null when
 * there is none. 1 trip.
 */
export async function refuseSimilarSale(
  { memberId, storeId, amountFen, at, commandId }: CounterSale,
  { brand, now }: StaffContext,
): Promise<Refusal | null> {
  const orders = await find(
    'orders',
    { memberId, 'paid.at': _.between(at - NEAR_MS, now + 1) },
    { orderBy: { 'paid.at': 'desc' }, limit: SHOWN },
  )
  const similar = orders.find(
    order =>
      order.storeId === storeId &&
      order.amountFen === amountFen &&
      order.commandId !== commandId &&
      netFenOf(order, 'total') > 0,
  )
  if (!similar?.paid) return null
  const message = receiptText.similarSale(similar.paid.at, amountFen, now, brand.timeZone)
  return refuse('SIMILAR_SALE', message)
}
