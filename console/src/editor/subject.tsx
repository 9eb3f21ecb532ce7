import type { ActionName } from '@shared/contract'
import { useIsFetching } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Skeleton } from '@/components/skeleton'
import { Header } from '@/shell/header'

interface SubjectProps<S> {
  /** What reads it: while that is under way, what was just made may be among it. */
  action: ActionName
  /** Of the address; undefined for a new one. */
  code: string | undefined
  subject: S | undefined
  back: { href: string; to: string }
  /** 这批券. */
  what: string
  children: (subject: S | undefined) => ReactNode
}

/** The document that an address names, or that there is none. */
export function Subject<S>({ action, code, subject, back, what, children }: SubjectProps<S>) {
  const reading = useIsFetching({ queryKey: [action] }) > 0
  if (code === undefined || subject) return <>{children(subject)}</>
  return (
    <>
      <Header back={{ ...back, here: reading ? '正在取' : '没有找到' }} />
      <Card>
        {reading ? (
          <Skeleton rows={6} />
        ) : (
          <Empty title={`没有找到${what}`}>可能是别的品牌的。请回到列表再看。</Empty>
        )}
      </Card>
    </>
  )
}
