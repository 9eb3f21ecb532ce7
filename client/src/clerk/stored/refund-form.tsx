import type { OutputOf, StoredView } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PartField } from '@/clerk/components/part-field'
import { PartSheet } from '@/clerk/components/part-sheet'
import { ReasonField } from '@/clerk/components/reason-field'
import { SendBar } from '@/clerk/components/send-bar'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { usePart } from '@/clerk/components/use-part'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { missingForRefund, refundText, sentText, titles } from './text'
import './index.scss'

const usualReasons = ['顾客不用了', '充错金额', '门店停业'] as const

export interface RefundFormProps {
  customer: CustomerAtDesk & { stored: StoredView }
  onDone: (answer: OutputOf<'storedValue.refund'>) => void
}

/**
 * A manager pays principal back, all or part of it; what leaves with it is said before, and asked once more.
 */
export function RefundForm({ customer: visit, onDone }: RefundFormProps) {
  const { storeId, customerId, permit, customer, stored } = visit
  const choice = usePart()
  const [reason, setReason] = useState('')
  const form = useCommandForm(
    'storedValue.refund',
    { about: customerId, whose: customerText(customer), textOf: refundSent },
    onDone,
  )
  const { locked, change } = form
  const fen = choice.part === 'whole' ? stored.principalFen : choice.fen
  const send = async () => {
    if (!form.unknown && !(await confirmed(fen))) return
    await form.send({ storeId, customerId, permit, amountFen: fen, reason: reason.trim() })
  }
  return (
    <Page
      title={titles.refund}
      back
      actions={
        <SendBar
          id="send-refund"
          form={form}
          danger
          label={`退 ${shortYuan(fen)} 元`}
          pendingLabel="正在退"
          missing={missingForRefund(fen, stored.principalFen, reason)}
          onSend={() => void send()}
        />
      }
      sheets={
        <PartSheet
          choice={choice}
          form={form}
          note={`单位是元，本金有 ${shortYuan(stored.principalFen)} 元`}
          mostFen={stored.principalFen}
        />
      }
    >
      <View className="stack stored-pad">
        <CustomerCard customer={customer} />
        <KeyValues>
          <KeyValue label="本金">{amount(stored.principalFen)}</KeyValue>
          <KeyValue label="赠金">{amount(stored.bonusFen)}</KeyValue>
        </KeyValues>
        <PartField wholeLabel="本金全退" choice={choice} form={form} />
        {fen > 0 && <View className="small ink-2">{refundText(fen, stored)}</View>}
        <ReasonField
          usual={usualReasons}
          reason={reason}
          onReason={next => change(() => setReason(next))}
          locked={locked}
        />
      </View>
    </Page>
  )
}

const refundSent = ({ amountFen }: { amountFen: number }) => sentText('refund', amountFen)

function confirmed(fen: number): Promise<boolean> {
  return askFirst({
    title: `退 ${shortYuan(fen)} 元本金？`,
    content: '退的是顾客充的钱，对应的赠金会一起收回。钱请当面退给顾客。',
    yes: '退',
    no: '不退',
  })
}
