import type { CouponView, CustomerView } from '@shared/contract'
import { discountFen } from '@shared/domain/coupon/discount'
import { amount, shortYuan } from '@shared/domain/money/display'
import { timesWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { StatusBanner } from '@/components/status-banner'
import { useTimeZone } from '@/theme/brand-theme'
import './index.scss'

interface UsableFactsProps {
  coupon: CouponView
  customer: CustomerView
  /** The bill before the coupon, once it was typed. */
  amountFen: number | undefined
  onAsk: () => void
}

/** What the clerk compares with the receipt before confirming. */
export function UsableFacts({ coupon, customer, amountFen, onAsk }: UsableFactsProps) {
  const { terms } = coupon
  const timeZone = useTimeZone()
  return (
    <View className="stack preview-stack">
      {terms.thresholdFen > 0 && amountFen === undefined && (
        <StatusBanner
          tone="warn"
          icon="receipt"
          fact={`请看一眼小票：要满 ${shortYuan(terms.thresholdFen)} 元`}
        />
      )}
      <CustomerCard customer={customer} />
      <KeyValues>
        <KeyValue label="这家店">
          <View className="preview-tick">
            <Icon name="check" size={18} />
            可用
          </View>
        </KeyValue>
        <KeyValue label="有效期">{`${deadlineWords(coupon.validToAt, serverNow(), timeZone)}前`}</KeyValue>
        {terms.times.length > 0 && <KeyValue label="可用时段">{timesWords(terms.times)}</KeyValue>}
        {terms.notWith && <KeyValue label="不能一起用">{terms.notWith}</KeyValue>}
        {amountFen !== undefined && <KeyValue label="这一单">{amount(amountFen)}</KeyValue>}
        {amountFen !== undefined && (
          <KeyValue label="请收">
            <View className="num">{amount(amountFen - discountFen(terms, amountFen))}</View>
          </KeyValue>
        )}
      </KeyValues>
      <Button kind="text" icon="keyboard" onTap={onAsk}>
        {amountFen === undefined ? '填这一单的金额，替你核对' : '改金额'}
      </Button>
    </View>
  )
}
