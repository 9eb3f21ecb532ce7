import type { InputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { INBOX_WORDS, inboxNoteWords } from '@shared/text/inbox'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { useTimeZone } from '@/api/session'
import { useAction, useRefresh } from '@/api/use-action'
import { useRequest } from '@/api/use-command'
import { Banner } from '@/components/banner'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Field } from '@/components/field'
import { KeyValues } from '@/components/key-value'
import { QueryCard } from '@/components/query-card'
import { Tag } from '@/components/tag'
import { Big, Header, Sentence } from '@/shell/header'
import { useMonth } from './month-stepper'
import { type Opened, shortNumber } from './words'

type Row = Opened['inbox']['rows'][number]
type Decision = InputOf<'reconciliation.decideInbox'>
const NOTE_LENGTH = 60

/** Money that is in no order until a person decides: a list, and what can be done about the chosen one. */
export default function Inbox() {
  const [month] = useMonth()
  const query = useAction('reconciliation.open', { month })
  const inbox = query.data?.inbox
  const fen = inbox?.rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0) ?? 0
  return (
    <>
      <Header back={{ href: `/reconciliation?month=${month}`, to: '账务 / 对账', here: '没对上的付款' }} />
      {inbox && (
        <Sentence sub="先看按下去会发生什么，再按。补记用的是付款那一刻的规则；同一笔只会记一次。">
          {inbox.open === 0 ? (
            '全对上了，没有要看的'
          ) : (
            <>
              还有 <Big>{integer(inbox.open)}</Big> 笔收退款没对上
              {fen > 0 && inbox.open === inbox.rows.length && `，共 ${amount(fen)}`}
            </>
          )}
        </Sentence>
      )}
      <QueryCard query={query} what="没对上的付款">
        {opened => <Queue inbox={opened.inbox} />}
      </QueryCard>
    </>
  )
}

function Queue({ inbox: { rows, open } }: { inbox: Opened['inbox'] }) {
  const [chosen, setChosen] = useState<string>()
  const timeZone = useTimeZone()
  const selected = rows.find(({ id }) => id === chosen) ?? rows[0]
  if (!selected) {
    return (
      <Card>
        <Empty title="没有要看的">微信的每一笔收退款都有它的订单。以后有放不进去的，会出现在这里。</Empty>
      </Card>
    )
  }
  return (
    <div className="columns columns-queue">
      <Card flush title="要你看的" end={<small className="ink-3">{`${integer(open)} 笔`}</small>}>
        <ul className="queue">
          {rows.map(row => (
            <li key={row.id}>
              <button type="button" aria-pressed={row.id === selected.id} onClick={() => setChosen(row.id)}>
                <span className="queue-line">
                  <b className="num">{row.amountFen === null ? '没写金额' : amount(row.amountFen)}</b>
                  <Tag tone="warn">{INBOX_WORDS[row.reason].title}</Tag>
                </span>
                <span className="caption">{momentWords(row.at, serverNow(), timeZone)}</span>
              </button>
            </li>
          ))}
        </ul>
        {open > rows.length && <p className="card-foot">{`先看这 ${rows.length} 笔，处理完接着显示`}</p>}
      </Card>
      <Detail key={selected.id} row={selected} />
    </div>
  )
}

/** One statement: its facts, what each decision does, and the decisions. */
function Detail({ row }: { row: Row }) {
  const [answered, setAnswered] = useState<{ row: Row; note: string }>()
  const timeZone = useTimeZone()
  const refresh = useRefresh()
  const request = useRequest('reconciliation.decideInbox')
  const shown = answered?.row ?? row
  const { title, advice } = INBOX_WORDS[shown.reason]
  const decide = async (input: Decision) => {
    const answer = await request.run(input)
    if (answer?.ok) setAnswered(answer.data)
  }
  const gone = request.failure?.kind === 'refused' && /_NOT_FOUND$/.test(request.failure.code)
  const again = { label: '看最新的', run: () => refresh('reconciliation.open') }
  return (
    <div className="stack">
      <Card
        title={`${shown.amountFen === null ? '这一笔' : `${amount(shown.amountFen)} 这笔`}，${title}`}
        end={
          <Tag tone={shown.state === 'done' ? 'ok' : 'plain'}>
            {shown.state === 'done' ? '已处理' : '还没做'}
          </Tag>
        }
      >
        <p className="small ink-2">{advice}</p>
        <KeyValues
          rows={[
            ['什么时候', momentWords(shown.at, serverNow(), timeZone)],
            ['订单号', <OrderNumber key="o" of={shown.outTradeNo} />],
            ['退款单号', <OrderNumber key="r" of={shown.refundNo} />],
          ]}
        />
      </Card>
      {shown.state === 'open' && <WhatHappens row={shown} />}
      <Card>
        <div className="stack">
          {request.failure && (
            <Banner tone="warn" fact={request.failure.message} {...(gone ? { action: again } : {})} />
          )}
          {answered && answered.note !== '' && shown.state === 'open' && (
            <Banner tone="info" fact="刚问过：" consequence={`${inboxNoteWords(answered.note)}。`} />
          )}
          {shown.state === 'done' ? (
            <Banner tone="ok" fact="已处理。" consequence="这一笔不再等人看。" action={again} />
          ) : (
            !gone && (
              <Decisions row={shown} sent={request.sent?.decision} onDecide={input => void decide(input)} />
            )
          )}
        </div>
      </Card>
    </div>
  )
}

const OrderNumber = ({ of }: { of: string }) =>
  of ? <span className="mono">{shortNumber(of)}</span> : <>没有</>

/** What pressing does, in the order in which it happens; only what is possible for this one. */
function WhatHappens({ row: { mayAskAgain, mayAcceptAmount, amountFen } }: { row: Row }) {
  return (
    <Card title="按下去会发生什么" note="还没写进账">
      <ol className="steps steps-wide">
        {mayAskAgain && (
          <li>
            <b>再核一次</b>
            向微信查这一笔，回答放得进订单就入账，积分按付款那一刻的规则算
          </li>
        )}
        {mayAcceptAmount && (
          <li>
            <b>{`按实付 ${amount(amountFen ?? 0)} 入账`}</b>
            订单改成真正付的钱，商品明细不再算数，积分按这个数给
          </li>
        )}
        <li>
          <b>标为已处理</b>
          账不变。只说明你在别处处理好了，写下的原因会留着
        </li>
      </ol>
    </Card>
  )
}

interface DecisionsProps {
  row: Row
  /** The decision under way: the other buttons wait for its answer. */
  sent: Decision['decision'] | undefined
  onDecide: (input: Decision) => void
}

function Decisions({ row, sent, onDecide }: DecisionsProps) {
  const [typed, setTyped] = useState('')
  const note = typed.trim()
  const busy = sent !== undefined
  return (
    <div className="decide">
      <Field id="inbox-note" label="原因，标为已处理时要写">
        <Input
          id="inbox-note"
          value={typed}
          maxLength={NOTE_LENGTH}
          placeholder="写一句怎么处理的"
          onChange={event => setTyped(event.target.value)}
        />
      </Field>
      <Button
        disabled={note.length < 2 || (busy && sent !== 'done')}
        loading={sent === 'done'}
        onClick={() => onDecide({ inboxId: row.id, decision: 'done', note })}
      >
        {note.length < 2 ? '写了原因才能标为已处理' : '标为已处理'}
      </Button>
      {row.mayAskAgain && (
        <Button
          type={row.mayAcceptAmount ? 'default' : 'primary'}
          disabled={busy && sent !== 'ask-again'}
          loading={sent === 'ask-again'}
          onClick={() => onDecide({ inboxId: row.id, decision: 'ask-again' })}
        >
          再核一次
        </Button>
      )}
      {row.mayAcceptAmount && (
        <Button
          type="primary"
          disabled={busy && sent !== 'accept-amount'}
          loading={sent === 'accept-amount'}
          onClick={() => onDecide({ inboxId: row.id, decision: 'accept-amount' })}
        >
          {`按实付 ${amount(row.amountFen ?? 0)} 入账`}
        </Button>
      )}
    </div>
  )
}
