import type { OutputOf } from '@shared/contract'
import { useEffect, useState } from 'react'
import { replacePage } from '../../navigate'
import { type MemberAtDesk, memberAtDesk } from '../desk/member-at-desk'
import { AdjustForm } from './adjust-form'
import { Adjusted } from './adjusted'
import './index.scss'

type Answer = OutputOf<'clerk.adjust'>

/** A manager corrects the points of the member in front of them, with a reason; large ones wait for a second person. */
export default function AdjustPage() {
  // The one this page was opened for: a booking changes the shared one.
  const [member] = useState(memberAtDesk.get)
  const [done, setDone] = useState<{ answer: Answer; points: number; reason: string }>()
  // Opened without a member before it (a reload): there is nobody to correct.
  useEffect(() => {
    if (!member) replacePage('clerkScan')
  }, [member])
  if (!member) return null
  if (done) return <Adjusted {...done} before={member.points.active} />
  return (
    <AdjustForm
      member={member}
      onDone={(answer, points, reason) => {
        if (answer.state === 'booked') keepNewPoints(member, answer.points)
        setDone({ answer, points, reason })
      }}
    />
  )
}

/** The preview behind this page shows the new balance without asking again: its code has run out by then. */
const keepNewPoints = (member: MemberAtDesk, points: MemberAtDesk['points']): void =>
  memberAtDesk.set({ ...member, points })
