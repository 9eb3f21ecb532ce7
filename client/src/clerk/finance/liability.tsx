import type { OutputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { billDayText } from '@shared/text/bills'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Price } from '@/components/price'

/** What the brand owes its people as of the newest audit of the month. */
export function Liability({ audit }: { audit: OutputOf<'reconciliation.open'>['audit'] }) {
  if (!audit) {
    return (
      <Card>
        <View className="t3">还没有核对过</View>
        <View className="small ink-2">每天上午 10 点以后核对一次，算出还欠顾客多少。</View>
      </Card>
    )
  }
  const { points, pointsFen, debt, storedPrincipalFen, storedBonusFen } = audit.liability
  return (
    <View className="finance-liability">
      <View>
        <View className="body-2 ink-2">{`顾客还没用的积分，折合（${billDayText(audit.day)}）`}</View>
        <Price fen={pointsFen} size={48} />
      </View>
      <KeyValues>
        <KeyValue label="还没用的积分">{`${integer(points)} 分`}</KeyValue>
        <KeyValue label="顾客欠的积分">{debt > 0 ? `${integer(debt)} 分` : '没有'}</KeyValue>
        <KeyValue label="储值本金">{amount(storedPrincipalFen)}</KeyValue>
        <KeyValue label="储值赠金">{amount(storedBonusFen)}</KeyValue>
      </KeyValues>
    </View>
  )
}
