import type { CustomerView } from '@shared/contract'

/** 林 * · 尾号 6688; a customer without a phone has no tail. */
export function customerText(customer: CustomerView | null): string {
  if (!customer) return '顾客'
  const name = customer.maskedName || '顾客'
  return customer.phoneTail ? `${name} · 尾号 ${customer.phoneTail}` : name
}

/** 知味会员 · 手机尾号 6688 */
export const customerNote = ({ isMember, tierName, phoneTail }: CustomerView): string =>
  [isMember ? `${tierName}会员` : '还没入会', phoneTail ? `手机尾号 ${phoneTail}` : '']
    .filter(Boolean)
    .join(' · ')
