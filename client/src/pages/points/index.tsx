import type { InputOf, PointsEntryView } from '@shared/contract'
import { debtWords } from '@shared/text/points'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { usePages } from '@/cloud/use-pages'
import { Empty } from '@/components/empty'
import { LoadMore } from '@/components/load-more'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton, SkeletonBlock } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { PointsRuleSheet } from '@/features/points/points-rule-sheet'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { Balance, BalanceParts } from './balance-parts'
import { EntryRow } from './entry-row'
import { entriesByMonth } from './months'
import { StorySheet } from './story-sheet'
import './index.scss'

type Filter = InputOf<'points.open'>['filter']

const FILTERS: readonly { id: Filter; label: string }[] = [
  { id: 'all', label: '全部' },
  { id: 'gained', label: '得到' },
  { id: 'spent', label: '用掉' },
  { id: 'returned', label: '退回到期' },
]

const NOTHING: Record<Filter, { title: string; line: string }> = {
  all: { title: '还没有积分记录', line: '付款核实后，积分会记在这里。' },
  gained: { title: '还没有得过积分', line: '付款核实后，积分会记在这里。' },
  spent: { title: '还没有用过积分', line: '用掉的积分会记在这里。' },
  returned: { title: '没有退回和到期', line: '退款扣回和到期的积分会记在这里。' },
}

/** The balance, and every change of it with the balance after. */
export default function PointsPage() {
  const [filter, setFilter] = useState<Filter>('all')
  const [story, setStory] = useState<PointsEntryView | null>(null)
  const [rules, setRules] = useState(false)
  const pages = usePages('points.open', { filter }, page => page.entries)
  usePullToRefresh(pages.reload)
  useReachBottom(() => void pages.loadMore())
  return (
    <Page
      title="积分明细"
      back
      banner={staleBanner(pages, '积分没有变动')}
      sheets={
        pages.data && (
          <>
            <StorySheet
              entry={rules ? null : story}
              brand={pages.data.brand}
              onRules={() => setRules(true)}
              onClose={() => setStory(null)}
            />
            <PointsRuleSheet open={rules} onClose={() => setRules(false)} />
          </>
        )
      }
    >
      <QueryBoundary query={pages} skeleton={<PointsSkeleton />}>
        {({ brand, points }) => {
          const seen = { now: serverNow(), timeZone: brand.timeZone }
          return (
            <>
              <View className="body-2 ink-2">可用积分</View>
              <Balance active={points.active} mall={brand.mall} />
              <BalanceParts points={points} seen={seen} />
              {points.debt > 0 && <StatusBanner tone="danger" fact={`${debtWords(points.debt)}。`} />}
              <View className="points-tabs">
                <Tabs<Filter> tabs={FILTERS} selected={filter} onSelect={setFilter} />
              </View>
              {pages.items.length === 0 && !pages.more && (
                <Empty object="receipt" title={NOTHING[filter].title} lines={[NOTHING[filter].line]} />
              )}
              {entriesByMonth(pages.items, { ...seen, more: pages.more }).map(({ title, sums, items }) => (
                <View key={title} className="points-month">
                  <MonthHead title={title} sums={sums} />
                  {items.map(entry => (
                    <EntryRow key={entry.id} entry={entry} seen={seen} onTap={() => setStory(entry)} />
                  ))}
                </View>
              ))}
              {pages.items.length + Number(pages.more) > 0 && <LoadMore pages={pages} end="没有更早的了" />}
            </>
          )
        }}
      </QueryBoundary>
    </Page>
  )
}

interface MonthHeadProps {
  title: string
  sums: string
}

/** A month and what it came to. */
function MonthHead({ title, sums }: MonthHeadProps) {
  return (
    <View className="points-month-head">
      <View className="points-month-title">{title}</View>
      <View className="caption ink-3">{sums}</View>
    </View>
  )
}

function PointsSkeleton() {
  return (
    <>
      <SkeletonBlock width="30%" />
      <SkeletonBlock width="50%" height={48} />
      <CardSkeleton />
      <SkeletonBlock height={44} />
      <SkeletonBlock height={52} />
      <SkeletonBlock height={52} />
      <SkeletonBlock height={52} />
    </>
  )
}
