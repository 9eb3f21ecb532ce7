import type { Benefit } from '@shared/domain/coupon/types'
import { shortYuan } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { TicketFace, ticketValueOf } from '@/components/coupon-ticket'
import { textSize } from '@/theme/text-size'
import './off-figure.scss'

/** What comes off as a clerk says it: 减 12 元, digits large; a discount without an amount is 8.5 折. */
export function OffFigure({
  benefit,
  offFen,
  size,
}: {
  benefit: Benefit
  offFen: number | null
  size: number
}) {
  const fen = offFen ?? (benefit.kind === 'reduction' ? benefit.offFen : null)
  if (fen === null) return <TicketFace value={ticketValueOf(benefit)} size={size} />
  const unit = { fontSize: textSize(Math.round(size * 0.5)) }
  return (
    <View className="off-figure">
      <Text style={unit}>减</Text>
      <Text className="off-figure-digits" style={{ fontSize: textSize(size), lineHeight: 1.14 }}>
        {shortYuan(fen)}
      </Text>
      <Text style={unit}>元</Text>
    </View>
  )
}
