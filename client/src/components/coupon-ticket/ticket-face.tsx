import type { Benefit } from '@shared/domain/coupon/types'
import { shortYuan } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { textSize } from '@/theme/text-size'

/** What the stub says: money off, what one still pays, uses left, or a word such as 换购. */
export type TicketValue =
  | { kind: 'money'; fen: number }
  | { kind: 'pays'; permille: number }
  | { kind: 'uses'; left: number }
  | { kind: 'word'; word: string }

/** A pass shows the uses it still has; everything else shows its benefit. */
export function ticketValueOf(benefit: Benefit, usesLeft = 1): TicketValue {
  if (usesLeft > 1) return { kind: 'uses', left: usesLeft }
  return benefit.kind === 'reduction'
    ? { kind: 'money', fen: benefit.offFen }
    : { kind: 'pays', permille: benefit.payPermille }
}

/** 850 ‰ is spoken as 8.5 折. */
const fold = (permille: number) => String(permille / 100)

/** The large value of a ticket; `size` of the digits in px. */
export function TicketFace({ value, size = 34 }: { value: TicketValue; size?: number }) {
  const digits = { fontSize: textSize(size), lineHeight: 1.18 }
  const unit = { fontSize: textSize(Math.round(size * 0.46)) }
  if (value.kind === 'word') return <View className="ticket-face ticket-face-word">{value.word}</View>
  return (
    <View className="ticket-face">
      {value.kind === 'money' && <Text style={unit}>¥</Text>}
      <Text style={digits}>
        {value.kind === 'money'
          ? shortYuan(value.fen)
          : value.kind === 'pays'
            ? fold(value.permille)
            : String(value.left)}
      </Text>
      {value.kind !== 'money' && (
        <Text className="ticket-face-unit" style={unit}>
          {value.kind === 'pays' ? '折' : '次'}
        </Text>
      )}
    </View>
  )
}
