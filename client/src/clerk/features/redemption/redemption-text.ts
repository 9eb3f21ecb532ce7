import type { CouponView, UseView } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { benefitWords } from '@shared/text/coupons'

/** 减 12 元 once the amount is known, else what the coupon does: 打 8.5 折. */
export const offText = ({ offFen, benefit }: Pick<UseView, 'offFen' | 'benefit'>): string =>
  offFen === null ? benefitWords(benefit) : `减 ${shortYuan(offFen)} 元`

/** 秋茶礼赞满减券 · 减 12 元 */
export const couponText = ({ terms }: CouponView): string => `${terms.name} · ${benefitWords(terms.benefit)}`
