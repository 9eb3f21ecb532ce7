import type { OutputOf } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PartField } from '@/clerk/components/part-field'
import { PartSheet } from '@/clerk/components/part-sheet'
import { ReasonField } from '@/clerk/components/reason-field'
import { SendBar } from '@/clerk/components/send-bar'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { usePart } from '@/clerk/components/use-part'
import { slipText } from '@/clerk/features/receipt/slip'
import { type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { WhichReceipt } from './receipt-fields'
import { missingText, refusalOf } from './text'
import './index.scss'

const usualReasons = ['顾客退货', '做错了重做', '多收了钱', '录错小票'] as const

export interface ReceiptFormProps {
  desk: OutputOf<'staff.open'>
  storeId: string
  /** The one to give back, when the page was opened for one. */
  receiptNo: string
  onDone: (done: { answer: OutputOf<'receipt.void'>; receiptNo: string }) => void
  /** The same receipt was sent before and has no answer yet. */
  onPending: (sent: PendingCommand) => void
}

/** Which receipt, how much and why; asked once more before anything goes back. */
export function ReceiptForm({ desk, onDone, onPending, ...first }: ReceiptFormProps) {
  const [storeId, setStoreId] = useState(first.storeId)
  const [receiptNo, setReceiptNo] = useState(first.receiptNo)
  const choice = usePart()
  const [reason, setReason] = useState('')
  const store = desk.stores.find(({ id }) => id === storeId) ?? desk.stores[0]
  const about = `${store?.id ?? ''} ${receiptNo}`
  const inPart = choice.part === 'part'
  const much = inPart ? `退 ${shortYuan(choice.fen)} 元` : '剩下的全退'
  const form = useCommandForm(
    'receipt.void',
    { about, whose: store?.name ?? '', textOf: () => `小票退款 ${slipText(receiptNo)}，${much}` },
    answer => onDone({ answer, receiptNo }),
  )
  const send = async () => {
    const before = pendingCommandOf('receipt.void', about)
    if (before && !form.unknown) return onPending(before)
    if (!store) return
    if (!form.unknown && !(await confirmed(`${store.name}的小票 ${slipText(receiptNo)}，${much}`))) return
    const sum = inPart ? { fen: choice.fen } : {}
    await form.send({ storeId: store.id, receiptNo, ...sum, reason: reason.trim() })
  }
  return (
    <Page
      title="小票退款"
      back
      actions={
        <SendBar
          id="send-void"
          form={form}
          refusal={form.failure ? refusalOf(form.failure) : {}}
          danger
          label={much}
          pendingLabel="正在退"
          missing={missingText(receiptNo, inPart, choice.fen, reason)}
          onSend={() => void send()}
        />
      }
      sheets={<PartSheet choice={choice} form={form} note="单位是元，不能超过小票上还没退的" />}
    >
      <View className="stack receipt-form">
        <WhichReceipt
          desk={desk}
          store={store}
          receiptNo={receiptNo}
          form={form}
          onStore={setStoreId}
          onNumber={setReceiptNo}
        />
        <PartField wholeLabel="剩下的全退" choice={choice} form={form} />
        <ReasonField
          usual={usualReasons}
          reason={reason}
          onReason={next => form.change(() => setReason(next))}
          locked={form.locked}
        />
      </View>
    </Page>
  )
}

function confirmed(what: string): Promise<boolean> {
  return askFirst({
    title: '退这张小票？',
    content: `${what}。钱请当面退给顾客，这一单的积分会跟着扣回。`,
    yes: '退',
    no: '不退',
  })
}
