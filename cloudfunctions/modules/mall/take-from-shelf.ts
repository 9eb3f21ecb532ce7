import { RESERVATION_GRACE_MS } from '@shared/domain/due'
import { LIMITS } from '@shared/domain/limits'
import { startShelfId } from '@shared/domain/mall/shelf'
import type { ExchangeDoc, GoodsDoc, ShelfDoc } from '@shared/domain/mall/types'
import { _, type Filter, find, updateWhere } from '../../platform/database'
import { processShelf } from './process-shelf'

const FULL = `reservations.${LIMITS.reservations - 1}`
const REFILL_TRIES = 3
/**
 * Shelves looked at when the first is empty: those with stock, and the one that holds an earlier run's unit.
 */
const MOST_SHELVES = 20

/** A unit in hand: on which shelf it is reserved, and under which token. */
export interface GoodsUnit {
  shelfId: string
  token: string
}

export type TakenGoods =
  | { ok: true; unit: GoodsUnit }
  | { ok: false; reason: 'sold-out' | 'off-sale' | 'busy' }

/**
 * Reserves one unit for this exchange, never below zero. One trip while the member's own shelf has stock;
 * else from the fullest. A unit that an earlier run of the same exchange took is taken up again: the exchange
 * still decides for it.
 */
export async function takeGoods(
  goods: GoodsDoc,
  exchange: ExchangeDoc,
  token: string,
  now: number,
): Promise<TakenGoods> {
  const own = { shelfId: startShelfId(goods, exchange.memberId), token }
  if (await takeFrom(own, exchange._id, now)) return { ok: true, unit: own }
  for (let attempt = 0; attempt < REFILL_TRIES; attempt += 1) {
    const shelves = await shelvesFor(goods._id, exchange._id)
    const begun = shelves.flatMap(shelf =>
      shelf.reservations
        .filter(row => row.exchangeId === exchange._id)
        .map(row => ({ shelfId: shelf._id, token: row.token })),
    )[0]
    if (begun) return { ok: true, unit: begun }
    const fullest = shelves.filter(shelf => shelf.left > 0).sort((a, b) => b.left - a.left)[0]
    if (!fullest) return { ok: false, reason: 'sold-out' }
    if (!fullest.open) return { ok: false, reason: 'off-sale' }
    if (fullest.reservations.length >= LIMITS.reservations) await processShelf(fullest)
    const unit = { shelfId: fullest._id, token }
    if (await takeFrom(unit, exchange._id, now)) return { ok: true, unit }
  }
  return { ok: false, reason: 'busy' }
}

function shelvesFor(goodsId: string, exchangeId: string): Promise<ShelfDoc[]> {
  const asked = _.or<Filter<ShelfDoc>>(
    { goodsId, left: _.gte(1) },
    { goodsId, 'reservations.exchangeId': exchangeId },
  )
  return find('shelves', asked, { limit: MOST_SHELVES })
}

async function takeFrom({ shelfId, token }: GoodsUnit, exchangeId: string, now: number): Promise<boolean> {
  const hasRoom = { _id: shelfId, open: true, left: _.gte(1), [FULL]: _.exists(false) }
  const taken = await updateWhere('shelves', hasRoom, {
    left: _.inc(-1),
    reservations: _.push({ token, exchangeId: exchangeId, at: now }),
    dueAt: _.min(now + RESERVATION_GRACE_MS),
  })
  return taken === 1
}
