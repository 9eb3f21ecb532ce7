import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { useQuery } from '@/cloud/use-query'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { QueryBoundary, staleBanner } from '@/components/query-boundary'
import { CardSkeleton } from '@/components/skeleton'
import { openTab } from '@/navigate'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { Blocked } from './blocked'
import { Closed } from './closed'
import { Consequences } from './consequences'
import { LastWord } from './last-word'
import './index.scss'

type Step = 'consequences' | 'last-word' | 'closed'

/**
 * 注销 in two steps: first what it erases, keeps and costs, then a ticked last word; nothing happens before
 * that.
 */
export default function ClosePage() {
  const query = useQuery('member.closing', {})
  const [step, setStep] = useState<Step>('consequences')
  // The account before it was closed; the page then shows this, not the empty account.
  const [before, setBefore] = useState<OutputOf<'member.closing'>>()
  usePullToRefresh(query.reload)
  if (step === 'closed' && before) return <Closed before={before} />
  const opened = query.data
  if (!opened) {
    return (
      <Page title="注销账户" back>
        <QueryBoundary query={query} skeleton={<CardSkeleton lines={5} />} note="账户没有变动。">
          {() => null}
        </QueryBoundary>
      </Page>
    )
  }
  const banner = staleBanner(query, '账户没有变动')
  if (opened.member.state === 'guest') {
    return (
      <Page title="注销账户" back banner={banner}>
        <Empty
          title="没有需要注销的账户"
          lines={['你还没有入会。']}
          action={{ label: '回到会员页', onTap: () => openTab('card') }}
        />
      </Page>
    )
  }
  if (opened.blockedBy) return <Blocked opened={opened} banner={banner} />
  if (step === 'consequences')
    return <Consequences opened={opened} banner={banner} onGoOn={() => setStep('last-word')} />
  return (
    <LastWord
      opened={opened}
      onBack={() => setStep('consequences')}
      onBlocked={() => void query.reload()}
      onClosed={() => {
        setBefore(opened)
        setStep('closed')
      }}
    />
  )
}
