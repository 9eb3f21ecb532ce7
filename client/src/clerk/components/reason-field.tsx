import { limits } from '@shared/contract/fields'
import { Input, View } from '@tarojs/components'
import { Chip } from '@/components/chip'
import './index.scss'

/** Why, in the clerk's words; the usual ones are one tap. */
export function ReasonField({
  usual,
  reason,
  onReason,
  locked,
}: {
  usual: readonly string[]
  reason: string
  onReason: (reason: string) => void
  locked: boolean
}) {
  return (
    <View className="field">
      <View className="field-label">原因</View>
      <View className="field-chips" role="radiogroup">
        {usual.map((each, i) => (
          <Chip
            key={each}
            id={`reason-${i}`}
            selected={each === reason}
            onTap={() => !locked && onReason(each)}
          >
            {each}
          </Chip>
        ))}
      </View>
      <Input
        id="type-reason"
        className="field-input"
        placeholder="也可以自己写"
        placeholderClass="field-empty"
        maxlength={limits.reasonLength}
        disabled={locked}
        value={reason}
        onInput={event => onReason(event.detail.value)}
      />
    </View>
  )
}
