import type { MemberRowView } from '@shared/contract/actions/member-list'
import { dayOf } from '@shared/domain/calendar/day'
import { integer } from '@shared/domain/money/display'
import { dayWords } from '@shared/text/dates'
import { useLocation } from 'wouter'
import { serverNow } from '@/api/server-clock'
import { useSession } from '@/api/session'
import { type Column, Table, TwoLines } from '@/components/table'
import { cardWords, phoneWords, tierNameOf } from './words'

/** One row a member; the whole row opens their page. */
export function MemberTable({ members }: { members: readonly MemberRowView[] }) {
  const { brand } = useSession()
  const [, go] = useLocation()
  const today = dayOf(serverNow(), brand.timeZone)
  const columns: Column<MemberRowView>[] = [
    { id: 'member', title: '会员', cell: member => <Person member={member} /> },
    { id: 'card', title: '卡号', cell: ({ cardNo }) => <span className="num">{cardWords(cardNo)}</span> },
    { id: 'tier', title: '等级', cell: ({ tierId }) => tierNameOf(brand, tierId) },
    {
      id: 'joined',
      title: '入会 ↓',
      cell: ({ joinedAt }) => dayWords(dayOf(joinedAt, brand.timeZone), today),
    },
    {
      id: 'seen',
      title: '最近打开会员卡',
      cell: ({ lastSeenDay }) => (lastSeenDay === '' ? '还没有' : dayWords(lastSeenDay, today)),
    },
    {
      id: 'points',
      title: '积分',
      number: true,
      cell: ({ points }) => <b className="num points">{integer(points)}</b>,
    },
  ]
  return (
    <Table
      label="会员"
      columns={columns}
      rows={members}
      keyOf={({ customerId }) => customerId}
      onOpen={({ customerId }) => go(`/members/${customerId}`)}
    />
  )
}

function Person({ member }: { member: MemberRowView }) {
  return (
    <div className="row">
      <span className="avatar" aria-hidden="true">
        {[...member.maskedName][0]}
      </span>
      <div>
        <TwoLines first={member.maskedName} second={phoneWords(member)} />
      </div>
    </div>
  )
}
