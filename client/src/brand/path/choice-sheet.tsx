import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'

export interface Choice {
  id: string
  label: string
  note?: string
}

/** One of a list; a tap chooses and the list goes. */
export function ChoiceSheet<C extends Choice>({
  open,
  title,
  choices,
  selected,
  onChoose,
  onClose,
}: {
  open: boolean
  title: string
  choices: readonly C[]
  selected: string
  onChoose: (choice: C) => void
  onClose: () => void
}) {
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {choices.map((choice, i) => (
        <View
          key={choice.id}
          id={`choice-${i}`}
          className="path-choice"
          onClick={() => onChoose(choice)}
          hoverClass="path-choice-pressed"
          role="radio"
          aria-checked={choice.id === selected}
        >
          <View className="path-choice-text">
            <View className="path-choice-label">{choice.label}</View>
            {choice.note && <View className="caption ink-3">{choice.note}</View>}
          </View>
          {choice.id === selected && <Icon name="check" size={20} className="path-choice-chosen" />}
        </View>
      ))}
    </Sheet>
  )
}
