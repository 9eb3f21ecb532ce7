import type { CustomerView } from '@shared/contract'

/** `林 * · 知味 · 尾号 6688` */
export function customerWords({ maskedName, tierName, phoneTail, isMember }: CustomerView): string {
  return [maskedName, isMember ? tierName : '还没入会', phoneTail && `尾号 ${phoneTail}`]
    .filter(Boolean)
    .join(' · ')
}
