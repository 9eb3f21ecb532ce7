import type { ReactNode } from 'react'
import { usePendingCommands } from '@/cloud/pending-commands'
import { StatusBanner } from '@/components/status-banner'
import { openPage } from '@/navigate'

/** Says on a page that something sent earlier has no answer yet, and leads to it; null when all is known. */
export function usePendingCommandsBanner(about?: string): ReactNode {
  const waiting = usePendingCommands(about)
  const [first] = waiting
  if (!first) return null
  const more = waiting.length > 1 ? ` 等 ${waiting.length} 笔` : ''
  return (
    <StatusBanner
      tone="warn"
      icon="offline"
      fact={`上一笔还没有回音：${first.text}${more}`}
      consequence="先确认结果，再做新的"
      action={{ label: '去确认', onTap: () => openPage('clerkPendingCommands', about ? { about } : {}) }}
    />
  )
}
