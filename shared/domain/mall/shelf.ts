import { bucketCount, splitStock, startBucket } from '../coupon/bucket'
import { NEVER } from '../due'
import { shelfIdOf } from '../ids'
import type { ExchangeDoc, GoodsDoc, ShelfDoc, ShelfReservation } from './types'

/** The shelves new goods are opened with. */
export function newShelves(goods: GoodsDoc): ShelfDoc[] {
  return splitStock(goods.total, bucketCount(goods.total)).map((units, k) =>
    shelfOf(goods, shelfIdOf(goods._id, k), units),
  )
}

const shelfOf = (goods: GoodsDoc, _id: string, units: number): ShelfDoc => ({
  _id,
  brandId: goods.brandId,
  goodsId: goods._id,
  open: goods.onSale,
  left: units,
  total: units,
  reservations: [],
  dueAt: NEVER,
})

/** Where a member's exchange looks first. */
export const startShelfId = (goods: GoodsDoc, memberId: string) =>
  shelfIdOf(goods._id, startBucket(memberId, bucketCount(goods.total)))

export type ShelfReservationDecision =
  /** Nothing is decided yet: ask again when the exchange is due. */
  | { do: 'wait'; until: number }
  /** The exchange used this very unit, or another row has brought it back. */
  | { do: 'drop' }
  /** The exchange came to nothing, used the unit of another run, or gave this one back. */
  | { do: 'give-back' }

type Asked = Pick<ExchangeDoc, 'state' | 'token' | 'until' | 'returnToken' | 'dueAt'>

/** The exchange decides what became of a unit taken for it, or on its way back from it, never the clock. */
export function processShelfReservation(
  { token, back }: Pick<ShelfReservation, 'token' | 'back'>,
  exchange: Asked,
): ShelfReservationDecision {
  if (back) {
    if (exchange.returnToken === '') return { do: 'wait', until: exchange.dueAt }
    return exchange.returnToken === token ? { do: 'give-back' } : { do: 'drop' }
  }
  if (exchange.state === 'open') return { do: 'wait', until: exchange.until }
  if (exchange.state === 'void') return { do: 'give-back' }
  return exchange.token === token ? { do: 'drop' } : { do: 'give-back' }
}
