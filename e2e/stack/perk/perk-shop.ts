import type { CouponDoc } from '@shared/domain/coupon/types'
import { openPaymentShop } from '../payment/payment-shop'

export const CUP = 'shanze:monthly-cup'
export const TASTING = 'shanze:monthly-tasting'

type Fields = Record<string, unknown>

/**
 * The payment shop, and what members are given there by their tier. 林青 (知味) and 顾山 (藏山) have had November's
 * coupon.
 */
export function perkShop() {
  const shop = openPaymentShop()
  const running = () => shop.stack.stack
  const coupons = () => (shop.stack.dump().coupons ?? []) as unknown as CouponDoc[]
  const isOf = (who: string) => (id: string) => id.endsWith(`:openid-${who}`)
  return {
    ...shop,
    /** Moves the clock to a moment of the brand's wall clock. */
    until: (moment: string) =>
      running().clock.advance(Date.parse(`${moment}:00+08:00`) - running().clock.now()),
    /** What `who` was given by their tier: `monthly 2026-12 monthly-cup`. */
    givenTo: (who: string) =>
      coupons()
        .map(({ _id }) => _id)
        .filter(id => id.startsWith('perk:') && isOf(who)(id))
        .map(id => id.split(':'))
        .map(([, kind, period, , batch]) => `${kind} ${period} ${batch}`)
        .sort(),
    /** A batch with another state or stock, seen by every function from the next minute on. */
    setBatch: async (batchId: string, { state, left }: { state?: 'open' | 'paused'; left?: number }) => {
      const dump = shop.stack.dump()
      const stocked = (doc: Fields) =>
        left === undefined ? {} : { left, total: Number(doc.total) - Number(doc.left) + left }
      const changed = (docs: Fields[] | undefined, field: string, changes: (doc: Fields) => Fields) =>
        (docs ?? []).map(doc => (doc[field] === batchId ? { ...doc, ...changes(doc) } : doc))
      await running().cloud.data.load({
        ...dump,
        batches: changed(dump.batches, '_id', () => (state ? { state } : {})),
        stockShards: changed(dump.stockShards, 'ownerId', stocked),
      } as never)
      await running().clock.advance(60_000)
    },
  }
}
