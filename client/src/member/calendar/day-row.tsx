import { formatDay } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'

export interface DayRowProps {
  /** Brand-local day on the leaf; null = it hangs on no day. */
  day: string | null
  points: number
  note: string
  /** On the right: how long until then. */
  until: string
  soon?: boolean
}

/** One day: the leaf of a calendar, how many points, what happens to them. */
export function DayRow({ day, points, note, until, soon = false }: DayRowProps) {
  return (
    <View className="day-row">
      <View className={`day-leaf ${soon ? 'day-leaf-soon' : ''}`} aria-hidden>
        {day === null ? (
          <Icon name="leaf" size={22} />
        ) : (
          <>
            <View className="day-leaf-month">{formatDay(day, 'M 月')}</View>
            <View className="day-leaf-date">{formatDay(day, 'D')}</View>
          </>
        )}
      </View>
      <View className="day-text">
        <View className="day-points">
          {integer(points)}
          <View className="day-unit">积分</View>
        </View>
        <View className="caption ink-2">{note}</View>
      </View>
      {until && <View className={`day-until ${soon ? 'day-soon' : ''}`}>{until}</View>}
    </View>
  )
}
