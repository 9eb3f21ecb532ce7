import type { CouponView } from '@shared/contract'
import { conditionWords } from '@shared/text/coupons'
import { deadlineWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { daysText, storesText } from '@/features/coupon/rule-text'
import { openPage } from '@/navigate'
import type { Wallet } from './usable-coupons'

export interface WhySheetProps {
  /** null = closed. */
  coupon: CouponView | null
  wallet: Wallet
  onClose: () => void
}

/** The decision in words: why this coupon does not work here and now, and what it requires. */
export function WhySheet({ coupon, wallet, onClose }: WhySheetProps) {
  const last = useRef(coupon)
  if (coupon) last.current = coupon
  const shown = last.current
  if (!shown) return null
  const { terms, notUsable, validToAt, id } = shown
  return (
    <Sheet open={coupon !== null} title="为什么现在不能用" note={terms.name} onClose={onClose}>
      {notUsable && (
        <View className="wallet-why">
          <StatusBanner tone="info" icon="clock" fact={`${notUsable.message}。`} />
        </View>
      )}
      <KeyValues>
        <KeyValue label="这家店">{wallet.store.name}</KeyValue>
        <KeyValue label="能用的店">{storesText(terms.stores, wallet.stores)}</KeyValue>
        <KeyValue label="能用的时间">{daysText(terms)}</KeyValue>
        <KeyValue label="要满足">{conditionWords(terms)}</KeyValue>
        <KeyValue label="有效期">{`${deadlineWords(validToAt, serverNow(), wallet.brand.timeZone)}前`}</KeyValue>
      </KeyValues>
      <View className="wallet-why-more">
        <Button
          kind="secondary"
          onTap={() => {
            onClose()
            openPage('coupon', { id })
          }}
        >
          看这张券
        </Button>
      </View>
    </Sheet>
  )
}
