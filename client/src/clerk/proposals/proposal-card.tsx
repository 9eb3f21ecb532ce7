import type { OutputOf } from '@shared/contract'
import type { ProposalView } from '@shared/contract/actions/adjustment'
import { delta } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { decidedWords } from '@shared/text/proposals'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedCommand } from '@/clerk/components/failed-command'
import { customerText } from '@/clerk/features/member/customer-text'
import { serverNow } from '@/cloud/server-clock'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Delta } from '@/components/points'
import { StatusBanner } from '@/components/status-banner'
import { vibrate } from '@/device/vibrate'

import './index.scss'

interface ProposalCardProps {
  proposal: ProposalView
  timeZone: string
  onOutdated: () => void
}

/** One correction that waits: whose points, how many, why and by whom; yes, no, or taking back one's own. */
export function ProposalCard({ proposal, timeZone, onOutdated }: ProposalCardProps) {
  const { id, points, mayApprove } = proposal
  const decide = useCommand('adjustment.decide')
  const [said, setSaid] = useState<boolean>()
  const [state, setState] = useState<OutputOf<'adjustment.decide'>['state']>()
  const say = async (approve: boolean) => {
    if (decide.pending) return
    setSaid(approve)
    const answer = await decide.run({ proposalId: id, approve })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) setState(answer.data.state)
  }
  const { failure } = decide
  const unknown = failure !== undefined && failure.kind !== 'refused'
  const over = failure?.kind === 'refused' && /PROPOSAL_(DECIDED|NOT_FOUND)/.test(failure.code)
  return (
    <Card>
      <View className="proposal-head">
        <View className="proposal-customer">{customerText(proposal.customer)}</View>
        <Delta change={points} size={34} />
      </View>
      <View className="proposal-reason">{proposal.reason}</View>
      <View className="small ink-3">
        {[
          mayApprove ? `${proposal.proposedBy || '店长'}提的` : '你提的',
          momentWords(proposal.proposedAt, serverNow(), timeZone),
        ].join(' · ')}
      </View>
      <View className="proposal-end">
        {state ? (
          <StatusBanner {...decidedWords(state, points, !mayApprove)} />
        ) : (
          <>
            {!mayApprove && <View className="small ink-2">自己提的，要另一位店长同意。提错了可以撤回。</View>}
            {failure && <FailedCommand failure={failure} />}
            {over ? (
              <Button id={`outdated-${id}`} kind="outline" size="xl" onTap={onOutdated}>
                看最新的
              </Button>
            ) : unknown && said !== undefined ? (
              <Button id={`again-${id}`} size="xl" icon="renew" onTap={() => void say(said)}>
                {`再送一次「${said ? '同意' : mayApprove ? '不同意' : '撤回'}」`}
              </Button>
            ) : (
              <DecideBar
                id={id}
                decide={decide}
                said={said}
                say={say}
                mayApprove={mayApprove}
                points={points}
              />
            )}
          </>
        )}
      </View>
    </Card>
  )
}

interface DecideBarProps {
  id: string
  decide: { pending: boolean }
  said: boolean | undefined
  say: (approve: boolean) => Promise<void>
  mayApprove: boolean
  points: number
}

/** Yes or no; of one's own proposal only taking it back. */
function DecideBar({ id, decide, said, say, mayApprove, points }: DecideBarProps) {
  return (
    <View className="bar-row">
      <Button
        id={`refuse-${id}`}
        kind="outline"
        size="xl"
        pending={decide.pending && said === false && '正在送出'}
        onTap={() => void say(false)}
      >
        {mayApprove ? '不同意' : '撤回'}
      </Button>
      {mayApprove && (
        <Button
          id={`approve-${id}`}
          size="xl"
          pending={decide.pending && said === true && '正在记'}
          onTap={() => void say(true)}
        >
          {`同意 ${delta(points)}`}
        </Button>
      )}
    </View>
  )
}
