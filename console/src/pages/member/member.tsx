import type { TimelineItem } from '@shared/contract/actions/member-list'
import { useState } from 'react'
import { useParams } from 'wouter'
import { useAction } from '@/api/use-action'
import { QueryCard } from '@/components/query-card'
import { Header } from '@/shell/header'
import { CardFace } from './card-face'
import { Line } from './line'
import { Held, Numbers } from './numbers'
import type { Timeline } from './words'

/** One member: the card, the numbers, and what happened on one line of time. */
export default function Member() {
  const { handle = '' } = useParams<{ handle: string }>()
  const query = useAction('member.timeline', { customerId: handle })
  return (
    <>
      <Header
        back={{
          href: '/members',
          to: '顾客 / 会员查询',
          here: query.data?.profile?.maskedName ?? '一位会员',
        }}
      />
      <div className="member-page">
        <QueryCard query={query} what="这位会员" rows={10}>
          {first => <Opened key={handle} handle={handle} first={first} />}
        </QueryCard>
      </div>
    </>
  )
}

function Opened({ handle, first }: { handle: string; first: Timeline }) {
  const { profile } = first
  const [after, setAfter] = useState<string>()
  const [before, setBefore] = useState<readonly TimelineItem[]>([])
  const older = useAction(
    'member.timeline',
    { customerId: handle, ...(after ? { after } : {}) },
    { enabled: after !== undefined },
  )
  const last = after === undefined ? first : older.changing ? undefined : older.data
  const items = [...before, ...(last?.items ?? [])]
  if (!profile) return null
  return (
    <div className="columns columns-member">
      <div className="stack">
        <CardFace profile={profile} />
        <Numbers profile={profile} />
      </div>
      <Line
        items={items}
        next={last?.next ?? null}
        busy={last === undefined && older.failure === undefined}
        failure={after === undefined ? undefined : older.failure}
        onRetry={older.reload}
        onMore={next => {
          setBefore(items)
          setAfter(next)
        }}
      />
      <Held profile={profile} />
    </div>
  )
}
