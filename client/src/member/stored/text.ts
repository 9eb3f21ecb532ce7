import type { StoredEntryView, StoredView } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'

export const ENTRY_TITLES: Record<StoredEntryView['kind'], string> = {
  'top-up': '充值',
  spend: '付款',
  'void-spend': '付款撤销',
  'refund-principal': '退款',
}

/** `昨天 18:20 · 云栖路店 · 含赠金 50 元` */
export function entryMeta(entry: StoredEntryView, now: number, timeZone: string): string {
  const bonus = entry.bonusFen === 0 ? '' : `含赠金 ${shortYuan(Math.abs(entry.bonusFen))} 元`
  return [momentWords(entry.at, now, timeZone), entry.storeName, bonus].filter(Boolean).join(' · ')
}

/** What a top-up of so much gives, beside the amount. */
export const bonusText = (bonusFen: number) => (bonusFen > 0 ? `送 ${shortYuan(bonusFen)}` : '')

/** What the balance is made of, and how the two parts go. */
export const holdingText = ({ totalFen, principalFen, bonusFen }: StoredView) =>
  totalFen === 0
    ? '充值后，在店里打开付款码就能付'
    : `本金 ${shortYuan(principalFen)} 元，赠金 ${shortYuan(bonusFen)} 元。付款时两样按比例用，退款只退本金`
