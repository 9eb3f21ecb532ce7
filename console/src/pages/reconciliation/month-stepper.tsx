import { monthBeside, monthOf } from '@shared/text/bills'
import { yearMonthWords } from '@shared/text/dates'
import { useLocation, useSearch } from 'wouter'
import { serverNow } from '@/api/server-clock'
import { Icon } from '@/components/icon'

/** The month of the address, this one without; it stays when one moves between the pages of the books. */
export function useMonth(): [string, (month: string) => void] {
  const search = useSearch()
  const [location, go] = useLocation()
  const asked = new URLSearchParams(search).get('month') ?? ''
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(serverNow())
  return [month, next => go(`${location}?month=${next}`, { replace: true })]
}

/** One month at a time; never one that has not begun. */
export function MonthStepper({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const isNewest = month >= monthOf(serverNow())
  return (
    <div className="period">
      <button
        type="button"
        aria-label="上个月"
        data-hotkey="["
        onClick={() => onMonth(monthBeside(month, -1))}
      >
        <Icon name="back" size={16} />
      </button>
      <b>{yearMonthWords(month)}</b>
      <button
        type="button"
        aria-label="下个月"
        data-hotkey="]"
        disabled={isNewest}
        onClick={() => onMonth(monthBeside(month, 1))}
      >
        <Icon name="forward" size={16} />
      </button>
    </div>
  )
}
