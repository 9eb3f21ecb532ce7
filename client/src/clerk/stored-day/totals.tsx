import type { OutputOf } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import './index.scss'

type StoredTotals = OutputOf<'storedValue.day'>['totals']
type Row = keyof StoredTotals

const rows: readonly { of: Row; label: string }[] = [
  { of: 'toppedUp', label: '充值' },
  { of: 'spent', label: '用余额付' },
  { of: 'voided', label: '撤销收款' },
  { of: 'paidBack', label: '退储值' },
]

/** A table of four sums, principal and bonus apart: principal is money that was in the till. */
export function Totals({ totals }: { totals: StoredTotals }) {
  return (
    <Card className="day-totals">
      <View className="day-total day-heads">
        <View className="day-total-label">单位：元</View>
        <View className="day-total-fen">本金</View>
        <View className="day-total-fen">赠金</View>
      </View>
      {rows.map(({ of, label }) => (
        <View key={of} id={`total-${of}`} className="day-total">
          <View className="day-total-label">{label}</View>
          <View className="day-total-fen day-total-number">{shortYuan(totals[of].principalFen)}</View>
          <View className="day-total-fen day-total-number ink-2">{shortYuan(totals[of].bonusFen)}</View>
        </View>
      ))}
      <View className="day-note">{`柜台实收 ${shortYuan(received(totals))} 元：充值的本金减去退掉的`}</View>
    </Card>
  )
}

const received = ({ toppedUp, paidBack }: StoredTotals) => toppedUp.principalFen - paidBack.principalFen
