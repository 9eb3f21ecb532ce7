import { View } from '@tarojs/components'
import './index.scss'

export interface ChipProps {
  children: string
  selected: boolean
  onTap: () => void
}

/** One choice among a few, in a row. */
export function Chip({ children, selected, onTap }: ChipProps) {
  return (
    <View className="chip" onClick={onTap} role="radio" aria-checked={selected}>
      <View className={`chip-face ${selected ? 'chip-selected' : ''}`}>{children}</View>
    </View>
  )
}
