import type { ReactNode } from 'react'
import type { Query } from '@/api/use-action'
import { Failed } from './failed'
import { Skeleton } from './skeleton'

interface QueryCardProps<T> {
  query: Query<T>
  /** What it shows, for the sentence of a failure: 这张表. */
  what: string
  rows?: number
  children: (answer: T) => ReactNode
}

/** Outline, answer or failure of one query. A newer attempt that failed leaves the older answer. */
export function QueryCard<T>({ query, what, rows = 6, children }: QueryCardProps<T>) {
  const { data, failure, changing, reload } = query
  if (data !== undefined) {
    return (
      <div className={changing ? 'stack is-changing' : 'stack'} aria-busy={changing}>
        {failure && <Failed failure={failure} what={`最新的${what}`} onRetry={reload} />}
        {children(data)}
      </div>
    )
  }
  return (
    <div className="card">
      {failure ? <Failed failure={failure} what={what} onRetry={reload} /> : <Skeleton rows={rows} />}
    </div>
  )
}
