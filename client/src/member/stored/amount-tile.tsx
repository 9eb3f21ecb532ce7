import { View } from '@tarojs/components'

export interface AmountTileProps {
  id: string
  /** How much: 500 元. */
  value: string
  /** What comes with it: 送 50; '' when nothing. */
  bonus: string
  selected: boolean
  onTap: () => void
}

/** One amount to top up with. */
export function AmountTile({ id, value, bonus, selected, onTap }: AmountTileProps) {
  return (
    <View
      id={id}
      className={`stored-amount ${selected ? 'stored-amount-selected' : ''}`}
      hoverClass="stored-amount-pressed"
      onClick={onTap}
      role="radio"
      aria-checked={selected}
    >
      <View className="stored-amount-value">{value}</View>
      {bonus && <View className="stored-amount-bonus">{bonus}</View>}
    </View>
  )
}
