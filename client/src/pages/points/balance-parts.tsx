import type { PointsView } from '@shared/contract'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/domain/wording/dates'
import { View } from '@tarojs/components'
import type { Seen } from '../coupons/ticket-of'

/** Points that end within this many days are worth a warning. */
const SOON_DAYS = 60

/** 待到账 | 快到期 | 待还, each with what it means. */
export function BalanceParts({ points, seen }: { points: PointsView; seen: Seen }) {
  const { pending, expiring, debt } = points
  const today = dayOf(seen.now, seen.timeZone)
  const soon = expiring !== null && expiring.day <= addDays(today, SOON_DAYS)
  return (
    <View className="points-parts">
      <Part name="待到账" value={pending} note={pending > 0 ? '到时自动到账' : '没有在路上的'} />
      <Part
        name={soon || !expiring ? '快到期' : '最早到期'}
        value={expiring?.points ?? 0}
        soon={soon}
        note={expiring ? calendarDayWords(expiring.day, today) : '没有要到期的'}
      />
      <Part name="待还" value={debt} note={debt > 0 ? '下次得分先还' : '没有欠积分'} />
    </View>
  )
}

interface PartProps {
  name: string
  value: number
  note: string
  soon?: boolean
}

function Part({ name, value, note, soon = false }: PartProps) {
  return (
    <View className="points-part">
      <View className="caption ink-2">{name}</View>
      <View className={`points-part-value ${soon ? 'points-soon' : ''}`}>{integer(value)}</View>
      <View className="caption ink-3">{note}</View>
    </View>
  )
}
