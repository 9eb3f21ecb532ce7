import { bucketCount, splitStock, startBucket } from '../coupon/bucket'
import { NEVER } from '../due'
import { returnedShelfIdOf, shelfIdOf } from '../ids'
import type { ExchangeDoc, GoodsDoc, ShelfDoc, ShelfReservation } from './types'

/** The shelves new goods are opened with. */
export function newShelves(goods: GoodsDoc): ShelfDoc[] {
  return splitStock(goods.total, bucketCount(goods.total)).map((units, k) =>
    shelfOf(goods, shelfIdOf(goods._id, k), units),
  )
}

/** One unit that came back: a shelf of its own under the exchange's name, so that it comes back once. */
export function shelfOfReturned(exchange: ExchangeDoc, goods: GoodsDoc): ShelfDoc {
  return shelfOf(goods, returnedShelfIdOf(exchange._id), 1)
}

const shelfOf = (goods: GoodsDoc, _id: string, units: number): ShelfDoc => ({
  _id,
  brandId: goods.brandId,
  goodsId: goods._id,
  open: goods.onSale,
  left: units,
  total: units,
  pend: [],
  dueAt: NEVER,
})

/** Where a member's exchange looks first. */
export const startShelfId = (goods: GoodsDoc, memberId: string) =>
  shelfIdOf(goods._id, startBucket(memberId, bucketCount(goods.total)))

export type ShelfTending =
  /** The exchange is still open: ask again when its time is over. */
  | { do: 'wait'; until: number }
  /** The exchange used this very unit. */
  | { do: 'drop' }
  /** The exchange came to nothing, or used the unit of another run. */
  | { do: 'give-back' }

/** The exchange decides what became of a unit taken for it, never the clock. */
export function tendShelfReservation(
  reservation: Pick<ShelfReservation, 'token'>,
  exchange: Pick<ExchangeDoc, 'state' | 'token' | 'until'>,
): ShelfTending {
  if (exchange.state === 'open') return { do: 'wait', until: exchange.until }
  if (exchange.state === 'void') return { do: 'give-back' }
  return exchange.token === reservation.token ? { do: 'drop' } : { do: 'give-back' }
}
