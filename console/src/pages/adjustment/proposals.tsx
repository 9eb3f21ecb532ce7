import type { OutputOf } from '@shared/contract'
import type { ProposalView } from '@shared/contract/actions/adjustment'
import { delta, integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { decidedWords } from '@shared/text/proposals'
import { Button } from 'antd'
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { useTimeZone } from '@/api/session'
import { useAction, useRefresh } from '@/api/use-action'
import { useCommand } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Empty } from '@/components/empty'
import { QueryCard } from '@/components/query-card'
import { customerWords } from '@/pages/member/words'
import { Big, Header, Sentence } from '@/shell/header'

/** Corrections too large for one person, oldest first; a second person says yes or no. */
export default function Proposals() {
  const query = useAction('adjustment.proposals', {})
  const { data } = query
  return (
    <>
      <Header />
      {data && (
        <Sentence sub={`一个人最多改 ${integer(data.alone)} 分，更多的要两个人。自己提的不能自己同意。`}>
          {data.proposals.length === 0 ? (
            '没有等着同意的补分'
          ) : (
            <>
              有 <Big>{integer(data.proposals.length)}</Big> 笔补分等第二个人同意
            </>
          )}
        </Sentence>
      )}
      <QueryCard query={query} what="这张表">
        {({ proposals }) =>
          proposals.length === 0 ? (
            <div className="card">
              <Empty title="没有等着同意的">有人在手机上改的积分超过上限时，会出现在这里。</Empty>
            </div>
          ) : (
            proposals.map(proposal => <Proposal key={proposal.id} proposal={proposal} />)
          )
        }
      </QueryCard>
    </>
  )
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const { customer, points, reason, proposedBy, proposedAt, mayApprove } = proposal
  const timeZone = useTimeZone()
  return (
    <article className="card proposal">
      <div className={points > 0 ? 'proposal-points num points' : 'proposal-points num worse'}>
        {delta(points)}
      </div>
      <div className="proposal-facts">
        <b>{customerWords(customer)}</b>
        <p>{reason}</p>
        <p className="caption">
          {[
            mayApprove ? `${proposedBy || '店长'}提的` : '你提的',
            momentWords(proposedAt, serverNow(), timeZone),
          ].join(' · ')}
        </p>
      </div>
      <Decision proposal={proposal} />
    </article>
  )
}

/** Yes, no, or taking back one's own; after an answer its outcome stays in the place of the buttons. */
function Decision({ proposal: { id, points, mayApprove } }: { proposal: ProposalView }) {
  const decide = useCommand('adjustment.decide')
  const refresh = useRefresh()
  const [state, setState] = useState<OutputOf<'adjustment.decide'>['state']>()
  const say = async (approve: boolean) => {
    const answer = await decide.run({ proposalId: id, approve })
    if (answer?.ok) setState(answer.data.state)
  }
  if (state) return <Banner {...decidedWords(state, points, !mayApprove)} />
  const { sent, failure } = decide
  const over = failure?.kind === 'refused' && /PROPOSAL_(DECIDED|NOT_FOUND)/.test(failure.code)
  return (
    <div className="proposal-decision">
      {failure && (
        <Banner
          tone="warn"
          fact={failure.message}
          {...(over ? { action: { label: '看最新的', run: () => refresh('adjustment.proposals') } } : {})}
        />
      )}
      {!over && (
        <div className="row">
          <Button
            loading={sent?.approve === false}
            disabled={sent?.approve === true}
            onClick={() => void say(false)}
          >
            {mayApprove ? '不同意' : '撤回'}
          </Button>
          {mayApprove && (
            <Button
              type="primary"
              loading={sent?.approve === true}
              disabled={sent?.approve === false}
              onClick={() => void say(true)}
            >
              {`同意 ${delta(points)} 积分`}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
