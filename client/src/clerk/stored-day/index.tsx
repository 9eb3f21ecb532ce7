import { dayOf, weekdayOf } from '@shared/domain/calendar/day'
import { calendarDayWords, weekdayWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { offlineFact } from '@/cloud/last-good'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Empty } from '@/components/empty'
import { ErrorState } from '@/components/error-state'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { Section } from '@/components/section'
import { CardSkeleton, Skeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { useTimeZone } from '@/theme/brand-theme'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { MovementRow } from './movement-row'
import { Totals } from './totals'
import './index.scss'

/**
 * What this store did with stored value today: cash against what was paid from balances, and every movement.
 */
export default function StoredDayPage() {
  const { storeId } = usePageParams('storeId')
  const timeZone = useTimeZone()
  const { data, at, failure, stale, reload } = useQuery('storedValue.day', { storeId })
  usePullToRefresh(reload)
  if (!data) {
    return (
      <Page title="今天的储值" back>
        {failure ? (
          <ErrorState
            offline={failure.kind === 'offline'}
            onRetry={() => void reload()}
            {...(failure.kind === 'refused'
              ? { title: '看不了这家店', note: failure.message }
              : { note: '今天的储值都在，没有变动。连上后再试一次。' })}
            {...(failure.requestId && failure.kind !== 'refused' ? { requestId: failure.requestId } : {})}
          />
        ) : (
          <DaySkeleton onRetry={() => void reload()} />
        )}
      </Page>
    )
  }
  return (
    <Page
      title="今天的储值"
      back
      {...(stale
        ? { banner: <StatusBanner tone="warn" icon="offline" fact={offlineFact(at, timeZone)} /> }
        : {})}
    >
      <View className="day-place">
        <View className="day-store">
          <Icon name="store" size={18} />
          {data.storeName}
        </View>
        <View>{`${calendarDayWords(data.day, dayOf(serverNow(), timeZone))} ${weekdayWords(weekdayOf(data.day))}`}</View>
      </View>
      <Totals totals={data.totals} />
      <Section title="每一笔" note={`${data.entries.length} 笔`}>
        {data.entries.length === 0 ? (
          <Empty object="receipt" title="今天还没有储值" lines={['扫顾客的会员码，充值和收款会记在这里。']} />
        ) : (
          data.entries.map(each => (
            <MovementRow
              key={each.entry.id}
              movement={each}
              timeZone={timeZone}
              onVoided={() => void reload()}
            />
          ))
        )}
      </Section>
    </Page>
  )
}

const DaySkeleton = ({ onRetry }: { onRetry: () => void }) => (
  <Skeleton onRetry={onRetry}>
    <CardSkeleton lines={5} />
    <SkeletonBlock height={66} />
    <SkeletonBlock height={66} />
    <SkeletonBlock height={66} />
  </Skeleton>
)
