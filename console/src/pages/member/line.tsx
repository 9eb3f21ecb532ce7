import type { TimelineItem } from '@shared/contract/actions/member-list'
import { dayOf } from '@shared/domain/calendar/day'
import { clockWords, dayWords } from '@shared/text/dates'
import { Button } from 'antd'
import { useState } from 'react'
import type { Failure } from '@/api/answer'
import { serverNow } from '@/api/server-clock'
import { useTimeZone } from '@/api/session'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Failed } from '@/components/failed'
import { Tag } from '@/components/tag'
import { byDay, ITEM_FILTERS, type ItemFilter, itemWords, keyOf, passes } from './words'

interface LineProps {
  items: readonly TimelineItem[]
  /** Where the next page begins; null at the end. */
  next: string | null
  busy: boolean
  failure: Failure | undefined
  onRetry: () => void
  onMore: (next: string) => void
}

/** Payments, points, coupons and what staff did, newest first, by day. */
export function Line({ items, next, busy, failure, onRetry, onMore }: LineProps) {
  const [filter, setFilter] = useState<ItemFilter>('all')
  const timeZone = useTimeZone()
  const shown = items.filter(item => passes(item, filter))
  const today = dayOf(serverNow(), timeZone)
  return (
    <section className="card">
      <div className="line-head">
        <h2>经过</h2>
        <Chips
          label="看哪些"
          hideLabel
          chips={ITEM_FILTERS}
          selected={[filter]}
          onToggle={id => setFilter(id)}
        />
      </div>
      {byDay(shown, timeZone).map(({ day, items: own }) => (
        <div key={day}>
          <h3 className="line-day">{dayWords(day, today)}</h3>
          <ul>
            {own.map(item => (
              <Item key={keyOf(item)} item={item} timeZone={timeZone} />
            ))}
          </ul>
        </div>
      ))}
      {shown.length === 0 && !busy && (
        <Empty title={filter === 'all' ? '还没有记录' : '没有这一类的记录'}>{emptyWords(filter, next)}</Empty>
      )}
      {failure && <Failed failure={failure} what="更早的记录" onRetry={onRetry} />}
      {(next || busy) && (
        <Button block loading={busy} onClick={() => next && onMore(next)}>
          接着看更早的
        </Button>
      )}
      {!next && !busy && items.length > 0 && <p className="caption line-end">到头了，这是最早的一条</p>}
    </section>
  )
}

function emptyWords(filter: ItemFilter, next: string | null): string {
  if (next) return '更早的还没取，接着看。'
  return filter === 'all' ? '付款、得积分、领券以后会出现在这里。' : '换一类看看。'
}

function Item({ item, timeZone }: { item: TimelineItem; timeZone: string }) {
  const { tag, title, note, value, isLess } = itemWords(item)
  return (
    <li className="line-item">
      <span className="caption">{clockWords(item.at, timeZone)}</span>
      <Tag tone={tag.tone}>{tag.text}</Tag>
      <span className="line-words">
        {title}
        {note && <small>{note}</small>}
      </span>
      <b className={isLess ? 'num worse' : 'num'}>{value}</b>
    </li>
  )
}
