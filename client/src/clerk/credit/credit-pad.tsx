import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { amountKeys } from '@/clerk/components/amount-keys'
import { TypedAmount } from '@/clerk/components/typed-amount'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { isManager } from '@/clerk/features/staff/role'
import { Cell, Cells } from '@/components/cell'
import { typedFen } from '@/components/keypad'
import { Page } from '@/components/page'
import { SlipSheet } from './slip-sheet'
import { creditText } from './text'
import './index.scss'

/** The amount paid, and the slip's number if there is one: it keeps a sale from being credited twice. */
export function CreditPad({
  desk: { storeId, customerId, ticket, customer, creditMostFen },
  onDone,
}: {
  desk: CustomerAtDesk
  onDone: (answer: OutputOf<'receipt.credit'>) => void
}) {
  const [typed, setTyped] = useState('')
  const [slip, setSlip] = useState('')
  const [asking, setAsking] = useState(false)
  const [similar, setSimilar] = useState(false)
  const form = useCommandForm(
    'receipt.credit',
    {
      about: customerId,
      whose: customerText(customer),
      textOf: ({ amountFen, receiptNo }) =>
        [`补记 ${amount(amountFen)}`, receiptNo && `小票 ${receiptNo}`].filter(Boolean).join('，'),
    },
    onDone,
  )
  const fen = typedFen(typed)
  const hint = creditText(fen, creditMostFen, isManager())
  const change = (apply: () => void) =>
    form.change(() => {
      setSimilar(false)
      apply()
    })
  const send = async () => {
    const sale = { storeId, customerId, ticket, amountFen: fen, ...(slip ? { receiptNo: slip } : {}) }
    const answer = await form.send({ ...sale, ...(similar ? { confirmed: true } : {}) })
    if (answer && !answer.ok) setSimilar(answer.kind === 'refused' && answer.code === 'SIMILAR_SALE')
  }
  const keys = amountKeys({
    form,
    typed,
    fen,
    onType: next => change(() => setTyped(next)),
    confirmLabel: similar ? '仍要记上' : '记上',
    canConfirm: !hint.wrong,
    onSend: () => void send(),
    hidden: asking,
  })
  return (
    <Page
      title="补记一单"
      back
      {...keys}
      sheets={
        <SlipSheet
          open={asking}
          slip={slip}
          onClose={() => setAsking(false)}
          onSlip={next =>
            change(() => {
              setSlip(next)
              setAsking(false)
            })
          }
        />
      }
    >
      <View className="stack credit-pad">
        <CustomerCard customer={customer} />
        <TypedAmount typed={typed} text={hint.text} wrong={hint.wrong} />
        <Cells>
          <Cell
            id="ask-slip"
            icon="receipt"
            title="小票号"
            value={slip || '可不填'}
            {...(form.locked ? {} : { onTap: () => setAsking(true) })}
          />
        </Cells>
      </View>
    </Page>
  )
}
