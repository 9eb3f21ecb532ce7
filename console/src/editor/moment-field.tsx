import { Input } from 'antd'
import { useTimeZone } from '@/api/session'
import { momentOf, momentText } from './moments'
import { Noted, type NotedProps } from './noted'

interface MomentFieldProps extends NotedProps {
  value: number
  /** The value of an empty field: 0, or NEVER. */
  none: number
  onChange: (at: number) => void
}

/** A minute on the brand's clock; empty means without a beginning or an end. */
export function MomentField({ value, none, onChange, ...noted }: MomentFieldProps) {
  const timeZone = useTimeZone()
  return (
    <Noted {...noted}>
      <Input
        id={noted.id}
        type="datetime-local"
        value={momentText(value, none, timeZone)}
        onChange={event => {
          const at = momentOf(event.target.value, none, timeZone)
          if (at !== null) onChange(at)
        }}
      />
    </Noted>
  )
}
