import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedCommand } from '@/clerk/components/failed-command'
import { VerdictPage } from '@/clerk/components/verdict-page'
import { customerText } from '@/clerk/features/member/customer-text'
import { type Command, useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Price } from '@/components/price'
import { askFirst } from '@/device/ask-first'
import { vibrate } from '@/device/vibrate'
import { goBack } from '@/navigate'
import './index.scss'

type Answer = OutputOf<'storedValue.spend'>

const text: Record<Answer['entry']['kind'], string> = {
  'top-up': '已充值',
  spend: '已收款',
  'void-spend': '已撤销',
  'refund-principal': '已记退款',
}

/** What the customer hands over or gets in money; bonus comes and goes beside it. */
const ownMoney: ReadonlySet<Answer['entry']['kind']> = new Set(['top-up', 'refund-principal'])

interface BookedProps {
  booked: Answer
  customerId: string
  onVoided: (answer: Answer) => void
}

/**
 * What was booked and the balance after it; a spending can be taken back here, the server says until when.
 */
export function Booked({ booked, customerId, onVoided }: BookedProps) {
  const [shown, setShown] = useState(booked)
  const undo = useCommand('storedValue.voidSpend')
  const { entry, stored, customer, repeated } = shown
  const takeBack = async () => {
    const retry = undo.failure !== undefined && undo.failure.kind !== 'refused'
    if (!retry && !(await confirmed(-entry.fen))) return
    const answer = await undo.run({ customerId, entryId: entry.id })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (!answer.ok) return
    onVoided(answer.data)
    setShown(answer.data)
  }
  return (
    <VerdictPage
      title="储值"
      tone={entry.kind === 'void-spend' ? 'warn' : 'ok'}
      word={text[entry.kind]}
      {...(entry.kind === 'void-spend' ? { icon: 'undo' } : {})}
      facts={
        <>
          <Price fen={Math.abs(ownMoney.has(entry.kind) ? entry.principalFen : entry.fen)} size={48} />
          <View>{`余额 ${amount(stored.totalFen)}`}</View>
        </>
      }
      actions={
        <View className="bar-row">
          {entry.kind === 'spend' && <VoidButton undo={undo} takeBack={takeBack} />}
          <Button id="stored-done" size="xl" onTap={goBack}>
            完成
          </Button>
        </View>
      }
    >
      <View className="stack stored-pad">
        {undo.failure && <FailedCommand failure={undo.failure} />}
        <Slip customer={customer} entry={entry} stored={stored} />
        {entry.kind === 'void-spend' && (
          <View className="small ink-2">钱已回到顾客的余额，请换个方式收款。</View>
        )}
        {entry.kind === 'refund-principal' && (
          <View className="small ink-2">{`请把 ${amount(-entry.principalFen)} 当面退给顾客。`}</View>
        )}
        {entry.kind === 'spend' && (
          <View className="small ink-2">收错了可以撤销：10 分钟内，只能自己撤自己的。</View>
        )}
        {repeated && <View className="small ink-2">这笔刚才已经送到，没有重复算。</View>}
      </View>
    </VerdictPage>
  )
}

interface VoidButtonProps {
  undo: Pick<Command<'storedValue.voidSpend'>, 'pending' | 'failure'>
  takeBack: () => Promise<void>
}

/** Takes a spending back. */
function VoidButton({ undo, takeBack }: VoidButtonProps) {
  return (
    <Button
      id="void-spend"
      kind="outline"
      size="xl"
      pending={undo.pending && '正在撤销'}
      onTap={() => void takeBack()}
    >
      {undo.failure && undo.failure.kind !== 'refused' ? '再送一次' : '撤销'}
    </Button>
  )
}

interface SlipProps {
  customer: Answer['customer']
  entry: Answer['entry']
  stored: Answer['stored']
}

/** Whose it is and what the balance consists of now. */
function Slip({ customer, entry, stored }: SlipProps) {
  return (
    <KeyValues>
      <KeyValue label="顾客">{customerText(customer)}</KeyValue>
      {entry.kind === 'top-up' && entry.bonusFen > 0 && (
        <KeyValue label="赠金">{amount(entry.bonusFen)}</KeyValue>
      )}
      {entry.kind === 'refund-principal' && entry.bonusFen < 0 && (
        <KeyValue label="收回赠金">{amount(-entry.bonusFen)}</KeyValue>
      )}
      <KeyValue label="余额里的本金">{amount(stored.principalFen)}</KeyValue>
      <KeyValue label="余额里的赠金">{amount(stored.bonusFen)}</KeyValue>
      {entry.storeName && <KeyValue label="门店">{entry.storeName}</KeyValue>}
    </KeyValues>
  )
}

function confirmed(fen: number): Promise<boolean> {
  return askFirst({
    title: '撤销这次收款？',
    content: `${amount(fen)} 会回到顾客的余额。`,
    yes: '撤销',
    no: '不撤销',
  })
}
