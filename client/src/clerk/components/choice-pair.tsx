import { View } from '@tarojs/components'
import './index.scss'

/** One of two, each as large as a thumb. */
export function ChoicePair<Id extends string>({
  choices,
  selected,
  onSelect,
}: {
  choices: readonly { id: Id; label: string }[]
  selected: Id
  onSelect: (id: Id) => void
}) {
  return (
    <View className="choice-pair" role="radiogroup">
      {choices.map(({ id, label }) => (
        <View
          key={id}
          id={`choose-${id}`}
          className={`choice ${id === selected ? 'choice-selected' : ''}`}
          onClick={() => onSelect(id)}
          role="radio"
          aria-checked={id === selected}
        >
          {label}
        </View>
      ))}
    </View>
  )
}
