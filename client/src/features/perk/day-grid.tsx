import { View } from '@tarojs/components'

export interface DayGridProps {
  /** 月 or 日. */
  label: string
  /** Numbers from 1. */
  count: number
  columns: number
  /** 0 = none yet. */
  chosen: number
  onChoose: (n: number) => void
}

/** One number out of a few dozen, each a whole touch target. */
export function DayGrid({ label, count, columns, chosen, onChoose }: DayGridProps) {
  return (
    <View className="day-grid">
      <View className="day-grid-label">{label}</View>
      <View className={`day-grid-rows day-grid-${columns}`} role="radiogroup" aria-label={label}>
        {Array.from({ length: count }, (_, i) => i + 1).map(n => (
          <View
            key={n}
            id={`${label === '月' ? 'month' : 'date'}-${n}`}
            className={`day-grid-day ${n === chosen ? 'day-grid-chosen' : ''}`}
            onClick={() => onChoose(n)}
            role="radio"
            aria-checked={n === chosen}
            aria-label={`${n} ${label}`}
          >
            <View className="day-grid-face">{n}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
