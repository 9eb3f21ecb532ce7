import { shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { ChoicePair } from './choice-pair'
import './index.scss'

export type Part = 'whole' | 'part'

/** All of it or a part; the part's amount is shown below, large, and is changed by tapping it. */
export function PartField({
  wholeLabel,
  part,
  fen,
  onPart,
  onAskAmount,
}: {
  wholeLabel: string
  part: Part
  fen: number
  onPart: (part: Part) => void
  onAskAmount: () => void
}) {
  return (
    <View>
      <View className="field-label">退多少</View>
      <ChoicePair
        choices={[
          { id: 'whole', label: wholeLabel },
          { id: 'part', label: '退一部分' },
        ]}
        selected={part}
        onSelect={onPart}
      />
      {part === 'part' && (
        <View id="change-amount" className="part" onClick={onAskAmount} role="button">
          <View className="part-amount">{`¥${shortYuan(fen)}`}</View>
          <View className="part-change">改金额</View>
        </View>
      )}
    </View>
  )
}
