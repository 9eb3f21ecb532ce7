import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Links, Row } from '@/brand/features/link/path-text'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { Tabs } from '@/components/tabs'
import { openPage } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { OwnRow, PathRow } from './path-row'
import './index.scss'

const PERIODS = [
  { id: '1', label: '今天' },
  { id: '7', label: '近 7 天' },
  { id: '30', label: '近 30 天' },
] as const
type Period = (typeof PERIODS)[number]['id']
const DAYS = { '1': 1, '7': 7, '30': 30 } as const

/** Every path of the brand and what it brought; at the end what came without one, so that it adds up. */
export default function PathsPage() {
  const [period, setPeriod] = useState<Period>('7')
  const query = useQuery('link.list', {})
  const report = useQuery('link.report', { days: DAYS[period] })
  usePullToRefresh(async () => {
    await Promise.all([query.reload(), report.reload()])
  })
  return (
    <Page
      title="路径"
      back
      banner={staleBanner(query, '路径照常能用')}
      actions={
        <Button id="new-path" size="xl" icon="plus" onTap={() => openPage('brandPath')}>
          新建路径
        </Button>
      }
    >
      <QueryBoundary
        query={query}
        skeleton={<PathsSkeleton />}
        note="路径没有变动，印出去的码照常能用。"
        refusedTitle="看不了路径"
      >
        {links => (
          <View className="stack paths">
            <Tabs tabs={PERIODS} selected={period} onSelect={setPeriod} />
            <Paths links={links} rows={report.data?.rows} />
            {report.data && !report.data.complete && (
              <StatusBanner
                tone="info"
                fact="这段时间太多，只算了最近的部分。"
                consequence="换短一点的时间看。"
              />
            )}
            {report.data && (
              <View className="caption ink-3">
                {`来过以后 ${report.data.windowDays} 天内付款、入会、领券，算最后走的那一条。退款的当天扣回`}
              </View>
            )}
            {report.failure && (
              <StatusBanner
                tone="warn"
                fact="数字没有取到。"
                consequence="路径照常能用。"
                action={{ label: '重试', onTap: () => void report.reload() }}
              />
            )}
          </View>
        )}
      </QueryBoundary>
    </Page>
  )
}

function Paths({ links, rows }: { links: Links; rows: Row[] | undefined }) {
  if (links.links.length === 0) {
    return (
      <Empty title="还没有路径" lines={['给台卡、公众号菜单、短信各做一条', '就知道人从哪里来，付了多少']} />
    )
  }
  const own = rows?.find(({ linkId }) => linkId === '')
  return (
    <>
      {links.links.map(link => (
        <PathRow
          key={link.linkId}
          link={link}
          links={links}
          row={rows?.find(({ linkId }) => linkId === link.linkId)}
          known={rows !== undefined}
        />
      ))}
      {own && <OwnRow row={own} />}
    </>
  )
}

function PathsSkeleton() {
  return (
    <>
      <CardSkeleton lines={3} />
      <CardSkeleton lines={3} />
      <CardSkeleton lines={3} />
    </>
  )
}
