import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { updateBalances } from '@/clerk/features/staff/customer-at-desk'
import { useServing } from '@/clerk/features/staff/use-serving'
import { AdjustForm } from './adjust-form'
import { Adjusted } from './adjusted'
import './index.scss'

type Answer = OutputOf<'adjustment.adjust'>

/**
 * A manager corrects the points of the member in front of them, with a reason; large ones wait for a second
 * person.
 */
export default function AdjustPage() {
  const { desk: member, before, startNew } = useServing('adjustment.adjust')
  const [done, setDone] = useState<{ answer: Answer; points: number; reason: string }>()
  if (!member?.points) return null
  const { points: held } = member
  if (before) return <PendingCommandFirst title="改积分" sent={before} onNew={startNew} />
  if (done) return <Adjusted {...done} before={held.active} />
  return (
    <AdjustForm
      member={{ ...member, points: held }}
      onDone={(answer, points, reason) => {
        // The preview behind this page shows the new balance without asking again: its code has run out by
        // then.
        if (answer.state === 'booked') updateBalances(member.customerId, { points: answer.points })
        setDone({ answer, points, reason })
      }}
    />
  )
}
