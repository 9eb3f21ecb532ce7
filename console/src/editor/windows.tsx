import { weekdayWords } from '@shared/text/dates'
import { Button, Input } from 'antd'
import { Chips } from '@/components/chips'
import { clockText, endMinute, minuteOf } from './moments'

interface Span {
  fromMinute: number
  toMinute: number
}
export interface Window extends Span {
  weekdays: number[]
}

interface WindowsProps {
  label: string
  windows: readonly Window[]
  set: (windows: Window[]) => void
  /** What holds without any. */
  none: string
  /** An end may lie on the next day. */
  crossesMidnight?: boolean
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const ALL_DAY: Window = { weekdays: WEEK, fromMinute: 540, toMinute: 1_260 }

/** Rows of weekdays and hours, on the brand's clock. */
export function Windows({ label, windows, set, none, crossesMidnight = false }: WindowsProps) {
  const change = (at: number, next: Partial<Window>) =>
    set(windows.map((window, i) => (i === at ? { ...window, ...next } : window)))
  return (
    <fieldset className="windows">
      <legend>{label}</legend>
      {windows.length === 0 && <p className="caption">{none}</p>}
      {windows.map((window, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
        <div className="window" key={at}>
          <Chips
            label={`${label}第 ${at + 1} 行的日子`}
            hideLabel
            chips={WEEK.map(day => ({ id: String(day), label: weekdayWords(day) }))}
            selected={window.weekdays.map(String)}
            onToggle={id => change(at, { weekdays: toggled(window.weekdays, Number(id)) })}
          />
          <SpanInputs
            name={`${label}第 ${at + 1} 行`}
            span={window}
            set={span => change(at, span)}
            crossesMidnight={crossesMidnight}
          />
          <Button type="text" size="small" onClick={() => set(windows.filter((_, i) => i !== at))}>
            去掉
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => set([...windows, ALL_DAY])}>
        加一行
      </Button>
    </fieldset>
  )
}

/** With or without one value, in order; never without all. */
function toggled(values: readonly number[], value: number): number[] {
  const next = values.includes(value) ? values.filter(each => each !== value) : [...values, value]
  return next.length === 0 ? [...values] : next.sort((a, b) => a - b)
}

interface SpanInputsProps {
  /** For screen readers. */
  name: string
  span: Span
  set: (span: Span) => void
  crossesMidnight: boolean
}

/** From and to on one line; `次日` where the end lies on the next day. */
export function SpanInputs({ name, span: { fromMinute, toMinute }, set, crossesMidnight }: SpanInputsProps) {
  return (
    <span className="span">
      <Input
        type="time"
        aria-label={`${name}从几点`}
        value={clockText(fromMinute)}
        onChange={event => {
          const from = minuteOf(event.target.value)
          if (from === null) return
          set({ fromMinute: from, toMinute: endMinute(from, toMinute % 1_440, crossesMidnight) })
        }}
      />
      <span aria-hidden="true">–</span>
      <Input
        type="time"
        aria-label={`${name}到几点`}
        value={clockText(toMinute)}
        onChange={event => {
          const to = minuteOf(event.target.value)
          if (to !== null) set({ fromMinute, toMinute: endMinute(fromMinute, to, crossesMidnight) })
        }}
      />
      {toMinute > 1_440 && <span className="caption">次日</span>}
      {toMinute === 1_440 && <span className="caption">24 点</span>}
    </span>
  )
}
