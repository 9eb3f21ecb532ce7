import { View } from '@tarojs/components'
import './index.scss'

export interface ChipProps {
  children: string
  selected: boolean
  onTap: () => void
  id?: string
}

/** One choice among a few, in a row. */
export function Chip({ children, selected, onTap, id }: ChipProps) {
  return (
    <View className="chip" onClick={onTap} role="radio" aria-checked={selected} {...(id ? { id } : {})}>
      <View className={`chip-face ${selected ? 'chip-selected' : ''}`}>{children}</View>
    </View>
  )
}
