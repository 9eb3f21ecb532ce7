import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OwedPerk, PerkBook } from '@shared/domain/perk/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { givenMember } from '../../../testing/people'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

export const CUP = 'shanze:monthly-cup'
export const CAKE = 'shanze:birthday-cake'
const GROWTH: Readonly<Record<string, number>> = { xinya: 0, zhiwei: 700, cangshan: 2500 }

/** The id of the coupon of a perk in November 2026. */
export const couponIdOf = (by: Someone, batchId = CUP, kind = 'monthly', period = '2026-11') =>
  `perk:${kind}:${period}:${batchId}:${by.openid}`

/** The month's cup, decided and not in the wallet yet. */
export const owed = (by: Someone, over: Partial<OwedPerk> = {}): OwedPerk => ({
  kind: 'monthly',
  batchId: CUP,
  period: '2026-11',
  couponId: couponIdOf(by, over.batchId),
  tries: 0,
  tryAt: 0,
  ...over,
})

/** A member of 知味 who has been given the month's cup, unless the book says otherwise. */
export function givenHolder(
  shop: Shop,
  book: Partial<PerkBook> = {},
  { by = PEOPLE.lin, tier = 'zhiwei', ...over }: Partial<MemberDoc> & { by?: Someone } = {},
): MemberDoc {
  const given = [{ kind: 'monthly' as const, batchId: CUP, period: '2026-11' }]
  const perks: PerkBook = { birthday: '', given, owed: [], ...book }
  return givenMember(shop, by, { tier, growth: GROWTH[tier] ?? 0, perks, ...over })
}

export const couponsOf = (shop: Shop): CouponDoc[] => shop.all<CouponDoc>('coupons')

/** The stock of a batch, all of it on its shards. */
export const shardsOf = (shop: Shop, batchId = CUP): StockShardDoc[] =>
  shop
    .all<StockShardDoc>('stockShards')
    .filter(({ ownerId, kind }) => ownerId === batchId && kind === 'batch')

/** So many units are left of a batch. */
export function setStock(shop: Shop, left: number, batchId = CUP): void {
  shardsOf(shop, batchId).forEach(
    ({ _id }, i) => void shop.change('stockShards', _id, { left: i === 0 ? left : 0 }),
  )
}
