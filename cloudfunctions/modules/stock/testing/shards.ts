import { NEVER } from '@shared/domain/due'
import { startShardId } from '@shared/domain/stock/split'
import type { Reservation, Stock, StockShardDoc } from '@shared/domain/stock/types'
import type { Shop } from '../../../testing/shop'

/** Three shards, empty unless a test says otherwise. */
export const stock: Stock = {
  kind: 'batch',
  ownerId: 'shanze:big',
  brandId: 'shanze',
  open: true,
  total: 3000,
}
const memberId = 'shanze:openid-lin'
export const own = startShardId(stock, memberId)
const others = [0, 1, 2].map(n => `shanze:big:batch:${n}`).filter(id => id !== own)
export const [near = '', far = ''] = others

export const reservationOf = (shop: Shop, over: Partial<Reservation> = {}): Reservation => ({
  token: 'token-1',
  takenFor: 'command-1',
  memberId,
  at: shop.now(),
  ...over,
})
export const rowsOf = (shop: Shop, count: number) =>
  Array.from({ length: count }, (_, i) => reservationOf(shop, { token: `t${i}`, takenFor: `c${i}` }))

export function givenShards(shop: Shop, shards: Record<string, Partial<StockShardDoc>>): void {
  const { kind, ownerId, brandId, open } = stock
  const empty = { kind, ownerId, brandId, open, left: 0, total: 1000, reservations: [] }
  shop.given({
    stockShards: [own, ...others].map(_id => ({
      _id,
      ...empty,
      ownerVersion: 1,
      dueAt: NEVER,
      ...shards[_id],
    })),
  })
}
export const shardOf = (shop: Shop, id: string) => shop.one<StockShardDoc>('stockShards', id)
