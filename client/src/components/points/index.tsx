import { amount, delta, integer, shortYuan } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { textSize } from '@/theme/text-size'
import './index.scss'

export interface PointsProps {
  points: number
  /** Size of the number in px. */
  size?: number
  /** Money that goes with the points in an exchange, integer fen. */
  plusFen?: number
}

/** A price in points: the only place where the accent colour speaks. */
export function Points({ points, size = 34, plusFen = 0 }: PointsProps) {
  return (
    <View className="points">
      <Text className="points-number" style={{ fontSize: textSize(size), lineHeight: 1.25 }}>
        {integer(points)}
      </Text>
      <Text className="points-unit">积分</Text>
      {plusFen > 0 && <Text className="points-unit">+ ¥{shortYuan(plusFen)}</Text>}
    </View>
  )
}

/** A change of money, signed fen, in the look of a change of points. */
export function MoneyDelta({ fen, takenBack = false }: { fen: number; takenBack?: boolean }) {
  const tone = fen > 0 ? 'delta-gain' : takenBack ? 'delta-taken' : 'delta-spent'
  return (
    <Text className={`delta ${tone}`} style={{ fontSize: '17px', lineHeight: '24px' }}>
      {`${fen > 0 ? '+' : '−'}${amount(Math.abs(fen))}`}
    </Text>
  )
}

export interface DeltaProps {
  /** Signed change of the balance. */
  change: number
  /** Spending is plain ink; what a refund took back is danger. */
  takenBack?: boolean
  size?: number
}

/** A change of points. The balance after it belongs beside it. */
export function Delta({ change, takenBack = false, size = 19 }: DeltaProps) {
  const tone = change > 0 ? 'delta-gain' : takenBack ? 'delta-taken' : 'delta-spent'
  return (
    <Text className={`delta ${tone}`} style={{ fontSize: textSize(size), lineHeight: 1.37 }}>
      {delta(change)}
    </Text>
  )
}
