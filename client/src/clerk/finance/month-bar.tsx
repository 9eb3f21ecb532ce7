import { monthBeside, monthOf } from '@shared/text/bills'
import { yearMonthWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { Icon } from '@/components/icon'

/** One month at a time; never one that has not begun. */
export function MonthBar({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const isNewest = month >= monthOf(serverNow())
  return (
    <View className="finance-month">
      <View
        id="month-before"
        className="finance-month-step"
        role="button"
        aria-label="上个月"
        onClick={() => onMonth(monthBeside(month, -1))}
      >
        <Icon name="back" size={20} />
      </View>
      <View className="t3">{yearMonthWords(month)}</View>
      <View
        id="month-after"
        className={`finance-month-step ${isNewest ? 'finance-month-end' : ''}`}
        role="button"
        aria-label="下个月"
        aria-disabled={isNewest}
        onClick={() => !isNewest && onMonth(monthBeside(month, 1))}
      >
        <Icon name="forward" size={20} />
      </View>
    </View>
  )
}
