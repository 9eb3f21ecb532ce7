import type { InputOf, OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { momentWords } from '@shared/text/dates'
import { INBOX_WORDS, inboxNoteWords } from '@shared/text/inbox'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { AskedRow, useAsking } from './asked-row'
import '@/clerk/components/index.scss'

type Row = OutputOf<'reconciliation.open'>['inbox']['rows'][number]
type Decision = InputOf<'reconciliation.decideInbox'>
const NOTE_LENGTH = 100

export interface InboxRowProps {
  row: Row
  timeZone: string
  onOutdated: () => void
}

/** One statement that fits no order: what it says, and the decisions that are possible. */
export function InboxRow({ row, timeZone, onOutdated }: InboxRowProps) {
  const [shown, setShown] = useState(row)
  const [note, setNote] = useState('')
  const { sent, failure, ask } = useAsking('reconciliation.decideInbox', answer => {
    setShown(answer.row)
    setNote(answer.note)
    return answer.row.state === 'done'
  })
  const { title, advice } = INBOX_WORDS[shown.reason]
  const isOpen = shown.state === 'open'
  return (
    <AskedRow
      id={`inbox-${shown.id}`}
      head={
        <View className="finance-text">
          <View className="finance-kind">
            <View className="t3">{title}</View>
            {shown.amountFen !== null && <View className="num">{amount(shown.amountFen)}</View>}
          </View>
          <View className="caption ink-3">{numberText(shown, timeZone)}</View>
          {isOpen && <View className="small ink-2">{advice}</View>}
          {isOpen && note !== '' && (
            <View className="small finance-asked-note">{`刚问过：${inboxNoteWords(note)}`}</View>
          )}
        </View>
      }
      settled={!isOpen && { fact: '已处理' }}
      failure={failure}
      onOutdated={onOutdated}
    >
      <Decisions row={shown} sent={sent?.decision} onDecide={input => void ask(input)} />
    </AskedRow>
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
  return (
    <View className="stack">
      {row.mayAcceptAmount && (
        <Button
          id={`accept-${row.id}`}
          kind="secondary"
          size="m"
          pending={sent === 'accept-amount' && '正在入账'}
          onTap={() => onDecide({ inboxId: row.id, decision: 'accept-amount' })}
        >
          {`按实付 ${amount(row.amountFen ?? 0)} 入账`}
        </Button>
      )}
      {row.mayAskAgain && (
        <Button
          id={`again-${row.id}`}
          kind={row.mayAcceptAmount ? 'outline' : 'secondary'}
          size="m"
          pending={sent === 'ask-again' && '正在问微信'}
          onTap={() => onDecide({ inboxId: row.id, decision: 'ask-again' })}
        >
          再核一次
        </Button>
      )}
      <View className="finance-by-hand">
        <View className="field-label">在别处处理好了？</View>
        <Input
          id={`note-${row.id}`}
          className="field-input"
          placeholder="写一句怎么处理的"
          placeholderClass="field-empty"
          maxlength={NOTE_LENGTH}
          value={typed}
          onInput={event => setTyped(event.detail.value)}
        />
        <Button
          id={`done-${row.id}`}
          kind="outline"
          size="m"
          disabledBecause={note.length < 2 && '写好才能标为已处理'}
          pending={sent === 'done' && '正在保存'}
          onTap={() => onDecide({ inboxId: row.id, decision: 'done', note })}
        >
          标为已处理
        </Button>
      </View>
    </View>
  )
}

/** 今天 10:24 · 订单尾号 010001 */
function numberText({ at, outTradeNo, refundNo }: Row, timeZone: string): string {
  const when = momentWords(at, serverNow(), timeZone)
  if (refundNo) return `${when} · 退款尾号 ${refundNo.slice(-6)}`
  return outTradeNo ? `${when} · 订单尾号 ${outTradeNo.slice(-6)}` : when
}
