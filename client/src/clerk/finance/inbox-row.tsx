import type { InputOf, OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { momentWords } from '@shared/domain/wording/dates'
import { noteWords } from '@shared/domain/wording/differences'
import { INBOX_WORDS } from '@shared/domain/wording/inbox'
import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Failure } from '../../cloud/answer'
import { call } from '../../cloud/call'
import { serverNow } from '../../cloud/server-clock'
import { Button } from '../../components/button'
import { StatusBanner } from '../../components/status-banner'
import { vibrate } from '../../device/vibrate'

type Row = OutputOf<'finance.open'>['inbox']['rows'][number]
const NOTE_LENGTH = 100

/** One statement that fits no order: what it says, and the decisions that are possible. */
export function InboxRow({ row, timeZone }: { row: Row; timeZone: string }) {
  const [shown, setShown] = useState(row)
  const [note, setNote] = useState('')
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const decide = async (input: InputOf<'finance.decideInbox'>) => {
    setPending(true)
    setFailure(undefined)
    const answer = await call('finance.decideInbox', input)
    setPending(false)
    vibrate(answer.ok && answer.data.row.state === 'done' ? 'yes' : 'no')
    if (!answer.ok) return setFailure(answer)
    setShown(answer.data.row)
    setNote(answer.data.note)
  }
  const { title, advice } = INBOX_WORDS[shown.reason]
  return (
    <View className="finance-inbox" id={`inbox-${shown.id}`}>
      <View className="finance-kind">
        <View className="t3">{title}</View>
        {shown.amountFen !== null && <View className="num">{amount(shown.amountFen)}</View>}
      </View>
      <View className="caption ink-3">{numberWords(shown, timeZone)}</View>
      {shown.state === 'done' ? (
        <StatusBanner tone="ok" fact="已处理" />
      ) : (
        <>
          <View className="small ink-2">{note === '' ? advice : `刚问过：${noteWords(note)}`}</View>
          {failure && <StatusBanner tone="warn" fact={failureWords(failure)} />}
          <Decisions row={shown} pending={pending} onDecide={input => void decide(input)} />
          <View className="finance-inbox-done">
            <Input
              id={`note-${shown.id}`}
              className="field-input"
              placeholder="怎么处理的，如：已在商户平台退款"
              placeholderClass="field-empty"
              maxlength={NOTE_LENGTH}
              value={typed}
              onInput={event => setTyped(event.detail.value)}
            />
            <Button
              id={`done-${shown.id}`}
              kind="outline"
              size="m"
              disabledBecause={typed.trim().length < 2 && '先写一句怎么处理的'}
              pending={pending && '正在保存'}
              onTap={() => void decide({ inboxId: shown.id, decision: 'done', note: typed.trim() })}
            >
              标为已处理
            </Button>
          </View>
        </>
      )}
    </View>
  )
}

function Decisions({
  row,
  pending,
  onDecide,
}: {
  row: Row
  pending: boolean
  onDecide: (input: InputOf<'finance.decideInbox'>) => void
}) {
  return (
    <View className="stack">
      {row.mayAcceptAmount && (
        <Button
          id={`accept-${row.id}`}
          size="m"
          pending={pending && '正在入账'}
          onTap={() => onDecide({ inboxId: row.id, decision: 'accept-amount' })}
        >
          {`按实付 ${amount(row.amountFen ?? 0)} 入账`}
        </Button>
      )}
      {row.mayAskAgain && (
        <Button
          id={`again-${row.id}`}
          kind="secondary"
          size="m"
          pending={pending && '正在问微信'}
          onTap={() => onDecide({ inboxId: row.id, decision: 'ask-again' })}
        >
          再核一次
        </Button>
      )}
    </View>
  )
}

const failureWords = (failure: Failure) =>
  failure.kind === 'refused' ? failure.message : '没有收到回答，再点一次不会重复记'

/** 今天 10:24 · 订单尾号 010001 */
function numberWords({ at, outTradeNo, refundNo }: Row, timeZone: string): string {
  const when = momentWords(at, serverNow(), timeZone)
  if (refundNo) return `${when} · 退款尾号 ${refundNo.slice(-6)}`
  return outTradeNo ? `${when} · 订单尾号 ${outTradeNo.slice(-6)}` : when
}
