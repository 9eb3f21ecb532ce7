import type { CustomerView, HandOverView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer, yuan } from '@shared/domain/money/display'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { customerText } from '@/clerk/features/member/customer-text'
import { useBrandTheme } from '@/theme/brand-theme'
import './pick-up-slip.scss'

/** What the cashier reconciles a hand-over with: its number, what left the shelf, and no money. */
export function PickUpSlip({ handOver, customer }: { handOver: HandOverView; customer: CustomerView }) {
  const { wordmark, timeZone } = useBrandTheme()
  const { receiptNo, goodsName, points, fen, at, storeName, clerkName } = handOver
  return (
    <View className="slip" id="slip">
      <View className="slip-mark">{wordmark}</View>
      <View className="slip-place">{`${storeName} · 兑换交货小票`}</View>
      <View className="slip-part">
        <Row label={`${dayOf(at, timeZone)} ${clockWords(at, timeZone)}`}>{`店员 ${clerkName}`}</Row>
        <Row label="流水号">{receiptNo}</Row>
      </View>
      <View className="slip-part">
        <Row label={goodsName}>1 件</Row>
        <Row label="用积分">{`${integer(points)} 积分`}</Row>
        <Row label="收款">{yuan(fen)}</Row>
      </View>
      <View className="slip-part">
        <Row label="顾客">{customerText(customer)}</Row>
      </View>
    </View>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="slip-row">
      <View>{label}</View>
      <View className="slip-value">{children}</View>
    </View>
  )
}
