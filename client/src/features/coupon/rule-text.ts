import type { CouponTermsView, StoreView } from '@shared/contract'
import { storesWords, timesWords } from '@shared/text/coupons'

/** Where a coupon can be used: 全部 6 家门店, 湖滨店. */
export function storesText(stores: readonly string[], all: readonly StoreView[]): string {
  const named = stores.flatMap(id => all.filter(store => store.id === id).map(({ name }) => name))
  return storesWords(stores, named, all.length) || '指定门店'
}

/** When in a week: 每天营业时间, 周一至周五 14:00–17:00. */
export const daysText = ({ times }: CouponTermsView): string => timesWords(times) || '每天营业时间'
