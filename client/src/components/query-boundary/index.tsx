import type { BrandView } from '@shared/contract'
import { type ReactNode, useState } from 'react'
import { offlineFact } from '@/cloud/last-good'
import type { Query } from '@/cloud/use-query'
import { ErrorState } from '@/components/error-state'
import { Skeleton } from '@/components/skeleton'
import { StatusBanner } from '@/components/status-banner'

export interface QueryBoundaryProps<T> {
  query: Query<T>
  /** The real layout as a skeleton. */
  skeleton: ReactNode
  children: (data: T) => ReactNode
  /** What did not change, when it could not be opened. */
  note?: string
  /** Over a refusal's reason. */
  refusedTitle?: string
  /** Where one can go instead of trying again. */
  wayOut?: { label: string; onTap: () => void }
}

/**
 * What a page shows of an answer: a skeleton while it is on its way, the answer, or why there is none and how
 * to go on.
 */
export function QueryBoundary<T>(props: QueryBoundaryProps<T>) {
  const { query, skeleton, children, note, refusedTitle = '现在打不开', wayOut } = props
  const [tries, setTries] = useState(0)
  const retry = () => {
    setTries(before => before + 1)
    void query.reload()
  }
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.loading || !query.failure) {
    return (
      <Skeleton key={tries} onRetry={retry}>
        {skeleton}
      </Skeleton>
    )
  }
  const { kind, message, requestId } = query.failure
  return (
    <ErrorState
      offline={kind === 'offline'}
      onRetry={retry}
      {...(wayOut ? { wayOut } : {})}
      {...(kind === 'refused' ? { title: refusedTitle, note: message } : note ? { note } : {})}
      {...(requestId ? { requestId } : {})}
    />
  )
}

/** Over old data: how old it is, and what still works. Nothing while the data is fresh. */
export function staleBanner(query: Query<{ brand: BrandView }>, consequence: string): ReactNode {
  if (!query.data || !query.failure) return null
  const { kind, message } = query.failure
  const fact = kind === 'offline' ? offlineFact(query.at, query.data.brand.timeZone) : message
  return (
    <StatusBanner
      tone="warn"
      icon={kind === 'offline' ? 'offline' : 'warning'}
      fact={`${fact}。`}
      {...(kind === 'offline' ? { consequence: `${consequence}。` } : {})}
      action={{ label: '重试', onTap: () => void query.reload() }}
    />
  )
}
