import type { CouponView, CustomerView, UseView } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { benefitWords } from '@shared/text/coupons'

/** 减 12 元 once the amount is known, else what the coupon does: 打 8.5 折. */
export const offWords = ({ offFen, benefit }: Pick<UseView, 'offFen' | 'benefit'>): string =>
  offFen === null ? benefitWords(benefit) : `减 ${shortYuan(offFen)} 元`

/** 林 * · 尾号 6688; a customer without a phone has no tail. */
export function customerWords(customer: CustomerView | null): string {
  if (!customer) return '顾客'
  const name = customer.maskedName || '顾客'
  return customer.phoneTail ? `${name} · 尾号 ${customer.phoneTail}` : name
}

/** 知味会员 · 手机尾号 6688 */
export const customerNote = ({ isMember, tierName, phoneTail }: CustomerView): string =>
  [isMember ? `${tierName}会员` : '还没入会', phoneTail ? `手机尾号 ${phoneTail}` : '']
    .filter(Boolean)
    .join(' · ')

/** 秋茶礼赞满减券 · 减 12 元 */
export const couponWords = ({ terms }: CouponView): string => `${terms.name} · ${benefitWords(terms.benefit)}`

/** A running clock of minutes and seconds: 7:46. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
