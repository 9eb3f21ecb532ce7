import type { OutputOf } from '@shared/contract'
import { billDayText, monthOf, waitingText } from '@shared/text/bills'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { offlineFact } from '@/cloud/last-good'
import { serverNow } from '@/cloud/server-clock'
import { useQuery } from '@/cloud/use-query'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { CardSkeleton, Skeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { BillDays } from './bill-days'
import { Differences } from './differences'
import { Exports } from './exports'
import { Inbox } from './inbox'
import { Liability } from './liability'
import { MonthBar } from './month-bar'
import { MonthSums } from './month-sums'
import { UsedGifts } from './used-gifts'
import './index.scss'

/** The brand's books for its finance staff: liabilities, open questions, the bill of each day, exports. */
export default function FinancePage() {
  const [month, setMonth] = useState(() => monthOf(serverNow()))
  const query = useQuery('reconciliation.open', { month })
  usePullToRefresh(query.reload)
  const { data, failure, stale, at, reload } = query
  return (
    <Page
      title="账目"
      back
      {...(stale && data
        ? {
            banner: <StatusBanner tone="warn" icon="offline" fact={offlineFact(at, data.brand.timeZone)} />,
          }
        : {})}
    >
      <View className="stack finance-page">
        <MonthBar month={month} onMonth={setMonth} />
        {data ? (
          <Books opened={data} onOutdated={() => void reload()} />
        ) : failure ? (
          <ErrorState
            offline={failure.kind === 'offline'}
            onRetry={() => void reload()}
            {...(failure.kind === 'refused'
              ? { title: '看不了账目', note: failure.message }
              : { note: '账没有变动。' })}
            {...(failure.requestId && failure.kind !== 'refused' ? { requestId: failure.requestId } : {})}
          />
        ) : (
          <Skeleton onRetry={() => void reload()}>
            <CardSkeleton lines={3} />
            <CardSkeleton lines={5} />
          </Skeleton>
        )}
      </View>
    </Page>
  )
}

function Books({ opened, onOutdated }: { opened: OutputOf<'reconciliation.open'>; onOutdated: () => void }) {
  const { audit, auditLateSince, bills, differences, month } = opened
  const waiting = waitingText(bills, month, serverNow())
  return (
    <>
      {audit && audit.broken.length > 0 && (
        <StatusBanner
          tone="danger"
          fact={`夜里核对，有 ${audit.broken.length} 处账对不上。`}
          consequence={audit.broken.slice(0, 3).join('；')}
        />
      )}
      {auditLateSince !== '' && (
        <StatusBanner
          tone="danger"
          fact={`${billDayText(auditLateSince)}之后没有核对成功过。`}
          consequence="请让负责部署的人看夜间任务的日志。"
        />
      )}
      <Inbox inbox={opened.inbox} timeZone={opened.brand.timeZone} onOutdated={onOutdated} />
      <Liability audit={audit} />
      <Differences differences={differences} onOutdated={onOutdated} />
      <UsedGifts gifts={opened.usedGifts} />
      {waiting && <StatusBanner tone="info" icon="clock" fact={waiting} />}
      {bills.length > 0 && <MonthSums sums={opened.sums} />}
      <BillDays bills={bills} differences={differences} onOutdated={onOutdated} />
      <Exports month={month} />
    </>
  )
}
