import type { PointsView } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { calendarDayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { endsSoon } from '@/features/points/soon'
import { openPage, openTab } from '@/navigate'
import type { Seen } from '@/seen'

const openCalendar = () => openPage('calendar')

/** The one number of the page, and what it is good for. */
export function Balance({ active, mall }: { active: number; mall: boolean }) {
  return (
    <View className="points-head">
      <View className="points-balance" id="balance">
        {integer(active)}
      </View>
      {mall && (
        <Button id="go-mall-goods" size="s" kind="secondary" onTap={() => openTab('mall')}>
          去兑换
        </Button>
      )}
    </View>
  )
}

/** 待到账 | 快到期 | 待还, each with what it means. */
export function BalanceParts({ points, seen }: { points: PointsView; seen: Seen }) {
  const { pending, expiring, debt } = points
  const today = dayOf(seen.now, seen.timeZone)
  const soon = expiring !== null && endsSoon(expiring.day, today)
  return (
    <View className="points-parts">
      <Part
        id="see-pending"
        name="待到账"
        value={pending}
        note={pending > 0 ? '看哪天到账' : '没有待到账的'}
        {...(pending > 0 ? { onTap: openCalendar } : {})}
      />
      <Part
        id="see-expiring"
        name={soon || !expiring ? '快到期' : '最早到期'}
        value={expiring?.points ?? 0}
        soon={soon}
        note={expiring ? calendarDayWords(expiring.day, today) : '没有要到期的'}
        {...(expiring ? { onTap: openCalendar } : {})}
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
  id?: string
  /** Opens the calendar: what is there has a day. */
  onTap?: () => void
}

function Part({ name, value, note, soon = false, id, onTap }: PartProps) {
  return (
    <View
      className="points-part"
      {...(id ? { id } : {})}
      {...(onTap ? { onClick: onTap, hoverClass: 'points-entry-pressed', role: 'link' } : {})}
    >
      <View className="caption ink-2 points-part-name">
        {name}
        {onTap && <Icon name="forward" size={14} bold={false} />}
      </View>
      <View className={`points-part-value ${soon ? 'points-soon' : ''}`}>{integer(value)}</View>
      <View className="caption ink-3">{note}</View>
    </View>
  )
}
