import type { OutputOf, UseView } from '@shared/contract'
import { dayOf, weekdayOf } from '@shared/domain/calendar/day'
import { integer, shortYuan } from '@shared/domain/money/display'
import { calendarDayWords, weekdayWords } from '@shared/text/dates'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { offlineFact } from '@/cloud/last-good'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { goBack } from '@/navigate'
import { usePageParams } from '@/use-page-params'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { UseRow } from './use-row'
import './index.scss'

/** What did not change, for someone who serves customers. */
const CLERK_NOTE = '今天的核销都在，没有变动。连上后再试一次。'

const tabs = [
  { id: 'all', label: '全部' },
  { id: 'mine', label: '我核销的' },
  { id: 'voided', label: '已撤销' },
] as const
type TabId = (typeof tabs)[number]['id']

const shownIn: Record<TabId, (use: UseView) => boolean> = {
  all: () => true,
  mine: use => use.mine,
  voided: use => use.voided !== null,
}

/** What this store redeemed today, newest first, with what it took off. */
export default function TodayPage() {
  const { storeId } = usePageParams('storeId')
  const query = useQuery('redemption.today', { storeId })
  const { data, at, stale, reload } = query
  const [tab, setTab] = useState<TabId>('all')
  usePullToRefresh(reload)
  if (!data) {
    return (
      <Page title="今天" back>
        <QueryBoundary
          query={query}
          skeleton={<TodaySkeleton />}
          refusedTitle="看不了这家店"
          note={CLERK_NOTE}
        >
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  const { timeZone } = data.brand
  const uses = data.uses.filter(shownIn[tab])
  return (
    <Page
      title="今天"
      back
      {...(stale
        ? { banner: <StatusBanner tone="warn" icon="offline" fact={offlineFact(at, timeZone)} /> }
        : {})}
      actions={
        <Button id="scan-on" size="xl" icon="scan" onTap={goBack}>
          继续扫码
        </Button>
      }
    >
      <DayHead data={data} timeZone={timeZone} />
      <Totals data={data} />
      {(data.typedCount ?? 0) > 0 && (
        <StatusBanner
          tone="warn"
          fact={`其中 ${integer(data.typedCount ?? 0)} 张只输了券号，没有扫顾客的码。`}
          consequence="标了「手输」的，请和店员核对。"
        />
      )}
      <Tabs tabs={tabs} selected={tab} onSelect={setTab} />
      {uses.length === 0 ? (
        <NoUses tab={tab} />
      ) : (
        uses.map(use => (
          <UseRow
            key={`${use.couponId}-${use.index}`}
            use={use}
            timeZone={timeZone}
            onUndone={() => void reload()}
          />
        ))
      )}
    </Page>
  )
}

interface NoUsesProps {
  tab: TabId
}

/** Nothing to list in this tab. */
function NoUses({ tab }: NoUsesProps) {
  return (
    <Empty
      object="receipt"
      title={tab === 'voided' ? '今天没有撤销' : '今天还没有核销'}
      lines={
        tab === 'voided' ? ['点错时，10 分钟内可以自己撤销。'] : ['扫顾客的券码或会员码，核销后会记在这里。']
      }
    />
  )
}

interface TotalsProps {
  data: OutputOf<'redemption.today'>
}

/** What the day came to. */
function Totals({ data }: TotalsProps) {
  return (
    <Card className="today-totals" padded={false}>
      <Total label="核销" number={integer(data.count)} unit="张" />
      <Total label="共减" number={shortYuan(data.offFen)} sign="¥" />
      <Total label="已撤销" number={integer(data.uses.filter(use => use.voided).length)} unit="张" />
    </Card>
  )
}

interface DayHeadProps {
  data: OutputOf<'redemption.today'>
  timeZone: string
}

/** The store, the clerk and the day. */
function DayHead({ data, timeZone }: DayHeadProps) {
  return (
    <View className="today-place">
      <View className="today-store">
        <Icon name="store" size={18} />
        {`${data.store.name} · ${data.clerkName}`}
      </View>
      <View>{`${calendarDayWords(data.day, dayOf(serverNow(), timeZone))} ${weekdayWords(weekdayOf(data.day))}`}</View>
    </View>
  )
}

function Total({
  label,
  number,
  unit = '',
  sign = '',
}: {
  label: string
  number: string
  unit?: string
  sign?: string
}) {
  return (
    <View className="today-total">
      <View className="small ink-2">{label}</View>
      <View className="today-number">
        {sign && <Text className="today-unit">{sign}</Text>}
        {number}
        {unit && <Text className="today-unit today-unit-after">{unit}</Text>}
      </View>
    </View>
  )
}

function TodaySkeleton() {
  return (
    <>
      <CardSkeleton lines={3} />
      <SkeletonBlock height={56} />
      <SkeletonBlock height={56} />
    </>
  )
}
