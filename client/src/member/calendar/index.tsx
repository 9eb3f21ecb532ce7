import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Fragment, type ReactNode, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { Section } from '@/components/section'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { PointsRuleSheet } from '@/features/points/points-rule-sheet'
import { endsSoon } from '@/features/points/soon'
import { openTab } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { byYear, type Calendar, type End, endText, type Start, startText, untilText } from './calendar-text'
import { DayRow } from './day-row'
import { ReminderCard } from './reminder'
import './index.scss'

/** What of one's points ends when, and what becomes usable when. */
export default function CalendarPage() {
  const query = useQuery('points.calendar', {})
  const [rules, setRules] = useState(false)
  usePullToRefresh(query.reload)
  return (
    <Page
      title="积分日历"
      back
      banner={staleBanner(query, '积分没有变动')}
      sheets={<PointsRuleSheet open={rules} onClose={() => setRules(false)} />}
    >
      <QueryBoundary query={query} skeleton={<CalendarSkeleton />} note="积分没有变动。">
        {calendar => <Days calendar={calendar} reload={query.reload} onRules={() => setRules(true)} />}
      </QueryBoundary>
    </Page>
  )
}

interface DaysProps {
  calendar: Calendar
  reload: () => Promise<void>
  onRules: () => void
}

function Days({ calendar, reload, onRules }: DaysProps) {
  const { brand, points, ends, starts, notice } = calendar
  const today = dayOf(serverNow(), brand.timeZone)
  if (ends.length + starts.length === 0) {
    return (
      <Empty
        object="receipt"
        title="现在没有积分"
        lines={['得了积分，哪天到账、哪天到期都写在这里。']}
        action={{ id: 'see-rules', label: '看怎么得积分', onTap: onRules }}
      />
    )
  }
  const endsOnce = ends.some(({ day }) => day !== null)
  return (
    <>
      <View className="body-2 ink-2">可用积分</View>
      <View className="calendar-active">{integer(points.active)}</View>
      {starts.length > 0 && <Starts starts={starts} today={today} />}
      {ends.length > 0 && (
        <Section
          size="large"
          title="什么时候到期"
          link={{ id: 'see-rules', label: '看规则', onTap: onRules }}
        >
          {notice && endsOnce && (
            <View className="calendar-notice">
              <ReminderCard notice={notice} reload={reload} />
            </View>
          )}
          <Ends ends={ends} today={today} />
          {endsOnce && <View className="calendar-note">用积分时，总是先用最早到期的。</View>}
        </Section>
      )}
    </>
  )
}

function Ends({ ends, today }: { ends: readonly End[]; today: string }) {
  return (
    <ByYear rows={ends} today={today}>
      {end => {
        const soon = end.day !== null && endsSoon(end.day, today)
        return (
          <DayRow
            day={end.day}
            points={end.points}
            note={endText(end)}
            until={soon && end.day ? untilText(end.day, today) : ''}
            soon={soon}
          />
        )
      }}
    </ByYear>
  )
}

/** What waits: for its day, or for joining. */
function Starts({ starts, today }: { starts: readonly Start[]; today: string }) {
  const waitsForJoining = starts.some(({ day }) => day === null)
  return (
    <Section size="large" title="还没到账">
      <ByYear rows={starts} today={today}>
        {start => (
          <DayRow
            day={start.day}
            points={start.points}
            note={startText(start, today)}
            until={start.day ? untilText(start.day, today) : ''}
          />
        )}
      </ByYear>
      {waitsForJoining && (
        <View className="calendar-join">
          <Button id="go-join" kind="secondary" onTap={() => openTab('card')}>
            去入会，马上到账
          </Button>
        </View>
      )}
    </Section>
  )
}

interface ByYearProps<Row> {
  rows: readonly Row[]
  today: string
  children: (row: Row) => ReactNode
}

function ByYear<Row extends { day: string | null; points: number }>({
  rows,
  today,
  children,
}: ByYearProps<Row>) {
  return (
    <View className="stack">
      {byYear(rows, today).map(({ title, rows: inYear }) => (
        <View key={title}>
          {title && <View className="calendar-year">{title}</View>}
          <Card padded={false}>
            {inYear.map(row => (
              <Fragment key={`${row.day}:${row.points}`}>{children(row)}</Fragment>
            ))}
          </Card>
        </View>
      ))}
    </View>
  )
}

function CalendarSkeleton() {
  return (
    <>
      <SkeletonBlock width="30%" />
      <SkeletonBlock width="50%" height={48} />
      <CardSkeleton />
      <CardSkeleton lines={4} />
    </>
  )
}
