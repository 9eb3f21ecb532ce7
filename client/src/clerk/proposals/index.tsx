import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { offlineFact } from '@/cloud/last-good'
import { useQuery } from '@/cloud/use-query'
import { Empty } from '@/components/empty'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { CardSkeleton, Skeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'
import { usePullToRefresh } from '@/use-pull-to-refresh'
import { ProposalCard } from './proposal-card'
import './index.scss'

/** Corrections too large for one person, oldest first; a second person says yes or no. */
export default function ProposalsPage() {
  const { data, at, failure, stale, reload } = useQuery('adjustment.proposals', {})
  usePullToRefresh(reload)
  if (!data) {
    return (
      <Page title="待审批" back>
        {failure ? (
          <ErrorState
            offline={failure.kind === 'offline'}
            onRetry={() => void reload()}
            {...(failure.kind === 'refused'
              ? { title: '这里由店长处理', note: failure.message }
              : { note: '没有批也没有退，连上后再试一次。' })}
            {...(failure.requestId && failure.kind !== 'refused' ? { requestId: failure.requestId } : {})}
          />
        ) : (
          <Skeleton onRetry={() => void reload()}>
            <CardSkeleton lines={4} />
            <CardSkeleton lines={4} />
          </Skeleton>
        )}
      </Page>
    )
  }
  const { timeZone } = data.brand
  return (
    <Page
      title="待审批"
      back
      {...(stale
        ? { banner: <StatusBanner tone="warn" icon="offline" fact={offlineFact(at, timeZone)} /> }
        : {})}
    >
      <View className="proposals-rule">{`一个人最多改 ${integer(data.alone)} 分，更多的要两个人。`}</View>
      {data.proposals.length === 0 ? (
        <Empty object="receipt" title="没有等着同意的" lines={['有人改的积分超过上限时，会出现在这里。']} />
      ) : (
        <View className="stack">
          {data.proposals.map(proposal => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              timeZone={timeZone}
              onOutdated={() => void reload()}
            />
          ))}
        </View>
      )}
    </Page>
  )
}
