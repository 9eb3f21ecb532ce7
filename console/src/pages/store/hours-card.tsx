import { addDays, dayOf } from '@shared/domain/calendar/day'
import type { StoreHours } from '@shared/domain/store/types'
import { Button, Input } from 'antd'
import { Card } from '@/components/card'
import { TextField } from '@/editor/inputs'
import { MomentField } from '@/editor/moment-field'
import { SpanInputs, Windows } from '@/editor/windows'
import { MOST } from './checks'

interface HoursProps {
  hours: StoreHours | null
  set: (hours: StoreHours | null) => void
  now: number
  timeZone: string
}

const USUAL: StoreHours = {
  weekly: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, toMinute: 1_260 }],
  special: [],
  closures: [],
}

/** The usual week, days of their own, and when it is shut whatever the clock says. */
export function HoursCard({ hours, set, now, timeZone }: HoursProps) {
  if (!hours) {
    return (
      <Card title="2 营业时间">
        <div className="stack">
          <p className="small ink-2">没写就不拦：顾客什么时候都能下单，店也不显示开没开门。</p>
          <Button className="row-button" onClick={() => set(USUAL)}>
            写营业时间
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <Card
      title="2 营业时间"
      end={
        <Button type="text" size="small" onClick={() => set(null)}>
          不写了
        </Button>
      }
    >
      <div className="stack">
        <Windows
          label="每周"
          none="一天都不开"
          windows={hours.weekly}
          set={weekly => set({ ...hours, weekly })}
          crossesMidnight
        />
        <SpecialDays hours={hours} set={set} next={addDays(dayOf(now, timeZone), 1)} />
        <Closures hours={hours} set={set} />
      </div>
    </Card>
  )
}

interface PartProps {
  hours: StoreHours
  set: (hours: StoreHours) => void
}

/** Days that do not follow the week: other hours, or none. */
function SpecialDays({ hours, set, next }: PartProps & { next: string }) {
  const { special } = hours
  type Day = (typeof special)[number]
  const change = (at: number, to: Partial<Day>) =>
    set({ ...hours, special: special.map((each, i) => (i === at ? { ...each, ...to } : each)) })
  return (
    <fieldset className="windows">
      <legend>特别的日子，当天不按每周的来</legend>
      {special.map(({ day, spans }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
        <div className="special" key={at}>
          <Input
            type="date"
            aria-label={`第 ${at + 1} 个特别的日子`}
            value={day}
            onChange={event => change(at, { day: event.target.value })}
          />
          {spans.length === 0 && <span className="caption">全天休息</span>}
          {spans.map((span, n) => (
            <SpanInputs
              // biome-ignore lint/suspicious/noArrayIndexKey: spans keep their order
              key={n}
              name={`第 ${at + 1} 个特别的日子第 ${n + 1} 段`}
              span={span}
              set={to => change(at, { spans: spans.map((each, i) => (i === n ? to : each)) })}
              crossesMidnight
            />
          ))}
          <Button
            size="small"
            onClick={() =>
              change(at, { spans: spans.length === 0 ? [{ fromMinute: 540, toMinute: 1_260 }] : [] })
            }
          >
            {spans.length === 0 ? '这天开门' : '改成休息'}
          </Button>
          <Button
            type="text"
            size="small"
            onClick={() => set({ ...hours, special: special.filter((_, i) => i !== at) })}
          >
            去掉
          </Button>
        </div>
      ))}
      {special.length < MOST.special && (
        <Button
          size="small"
          onClick={() => set({ ...hours, special: [...special, { day: next, spans: [] }] })}
        >
          加一天
        </Button>
      )}
    </fieldset>
  )
}

/** Shut from one moment to another, with a reason that customers read. */
function Closures({ hours, set }: PartProps) {
  const { closures } = hours
  const change = (at: number, to: Partial<(typeof closures)[number]>) =>
    set({ ...hours, closures: closures.map((each, i) => (i === at ? { ...each, ...to } : each)) })
  return (
    <fieldset className="windows">
      <legend>暂停营业，不管平常几点开</legend>
      {closures.map(({ fromAt, untilAt, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
        <div className="fields price-row" key={at}>
          <MomentField
            id={`closure-from-${at}`}
            label="从"
            value={fromAt}
            none={0}
            onChange={to => change(at, { fromAt: to })}
          />
          <MomentField
            id={`closure-until-${at}`}
            label="到"
            value={untilAt}
            none={0}
            onChange={to => change(at, { untilAt: to })}
          />
          <TextField
            id={`closure-reason-${at}`}
            label="为什么，写给顾客看"
            max={30}
            value={reason}
            onChange={to => change(at, { reason: to })}
          />
          <Button
            className="row-button"
            type="text"
            size="small"
            onClick={() => set({ ...hours, closures: closures.filter((_, i) => i !== at) })}
          >
            去掉这次
          </Button>
        </div>
      ))}
      {closures.length < MOST.closures && (
        <Button
          size="small"
          onClick={() => set({ ...hours, closures: [...closures, { fromAt: 0, untilAt: 0, reason: '' }] })}
        >
          加一次
        </Button>
      )}
    </fieldset>
  )
}
