import type { OutputOf } from '@shared/contract'
import { readTicket } from '@shared/domain/login/read-ticket'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { scanCode, useScansOfStage } from '@/device/scan-code'
import { openPage } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { ComputerCard } from './computer-card'
import './index.scss'

type Listed = OutputOf<'login.sessions'>

/** The person's own computers that are logged in, and the camera for one more. */
export default function ComputersPage() {
  const query = useQuery('login.sessions', {})
  const [isUnknown, setUnknown] = useState(false)
  usePullToRefresh(query.reload)
  const open = useCallback((text: string) => {
    const ticket = readTicket(text)
    setUnknown(ticket === null)
    if (ticket) openPage('clerkLogin', { scene: ticket })
  }, [])
  useScansOfStage(open)
  return (
    <Page
      title="登录电脑"
      back
      actions={
        <Button
          id="scan-login"
          size="xl"
          icon="scan"
          onTap={() => void scanCode().then(text => text && open(text))}
        >
          扫电脑上的码
        </Button>
      }
    >
      <View className="stack">
        {isUnknown && (
          <StatusBanner
            tone="warn"
            fact="这不是登录码。"
            consequence="请扫电脑登录页上的码，两分钟换一次。"
          />
        )}
        {query.failure && query.data && <StatusBanner tone="warn" fact={query.failure.message} />}
        <QueryBoundary
          query={query}
          skeleton={<CardSkeleton lines={3} />}
          note="登着的电脑没有变动。"
          refusedTitle="这里登录不了电脑"
        >
          {data => <Computers listed={data} onEnded={() => void query.reload()} />}
        </QueryBoundary>
      </View>
    </Page>
  )
}

function Computers({ listed: { sessions, now }, onEnded }: { listed: Listed; onEnded: () => void }) {
  if (sessions.length === 0) {
    return (
      <Empty
        title="没有登着的电脑"
        lines={['在电脑上打开经营后台，扫它给的码就登录了', '一次 12 小时，随时可以在这里结束']}
      />
    )
  }
  return (
    <View className="stack">
      {sessions.map(session => (
        <ComputerCard key={session.sessionId} session={session} now={now} onEnded={onEnded} />
      ))}
    </View>
  )
}
