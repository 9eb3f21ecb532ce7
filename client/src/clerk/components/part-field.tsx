import { shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import type { CommandName } from '@/cloud/use-command'
import { ChoicePair } from './choice-pair'
import type { CommandForm } from './use-command-form'
import type { PartChoice } from './use-part'
import './index.scss'

interface PartFieldProps {
  wholeLabel: string
  choice: PartChoice
  form: Pick<CommandForm<CommandName>, 'locked' | 'change'>
}

/** All of it or a part; the part's amount is shown below, large, and is changed by tapping it. */
export function PartField({ wholeLabel, choice: { part, fen, choose, setTyping }, form }: PartFieldProps) {
  return (
    <View>
      <View className="field-label">退多少</View>
      <ChoicePair
        choices={[
          { id: 'whole', label: wholeLabel },
          { id: 'part', label: '退一部分' },
        ]}
        selected={part}
        onSelect={next => form.change(() => choose(next))}
      />
      {part === 'part' && (
        <View
          id="change-amount"
          className="part"
          onClick={() => !form.locked && setTyping(true)}
          role="button"
        >
          <View className="part-amount">{`¥${shortYuan(fen)}`}</View>
          <View className="part-change">改金额</View>
        </View>
      )}
    </View>
  )
}
