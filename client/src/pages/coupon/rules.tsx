import type { CouponTermsView, CouponView, StoreView } from '@shared/contract'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { daysText, storesText } from '@/features/coupon/rule-text'
import { perkText } from '@/features/perk/perk-text'
import type { Seen } from '@/seen'

export interface CouponRulesProps {
  terms: CouponTermsView
  /** Where it came from, where that is worth a line. */
  perk: CouponView['perk'] | undefined
  validToAt: number
  stores: readonly StoreView[]
  seen: Seen
  onStores: () => void
}

/** Where, when and with what. */
export function CouponRules({ terms, perk, validToAt, stores, seen, onStores }: CouponRulesProps) {
  const until = `${deadlineWords(validToAt, seen.now, seen.timeZone)}前`
  return (
    <View className="coupon-rules">
      <KeyValues>
        <KeyValue label="能用的店">
          <View id="see-stores" className="coupon-stores" onClick={onStores} role="button">
            {storesText(terms.stores, stores)}
            <Icon name="forward" size={16} />
          </View>
        </KeyValue>
        <KeyValue label="能用的时间">{`${until}，${daysText(terms)}`}</KeyValue>
        {terms.notWith && <KeyValue label="不能一起用">{terms.notWith}</KeyValue>}
        {perk && <KeyValue label="来源">{perkText(perk)}</KeyValue>}
        <KeyValue label="怎么用">到店出示券码，店员扫一下就减</KeyValue>
        <KeyValue label="退款">用券的那一单全退，券不再放回</KeyValue>
      </KeyValues>
    </View>
  )
}
