import type { CustomerView, OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { amountKeys } from '@/clerk/components/amount-keys'
import { TypedAmount } from '@/clerk/components/typed-amount'
import { type CommandForm, useCommandForm } from '@/clerk/components/use-command-form'
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

interface CreditPadProps {
  desk: CustomerAtDesk
  onDone: (answer: OutputOf<'receipt.credit'>) => void
}

/** The amount paid, and the slip's number if there is one: it keeps a sale from being credited twice. */
export function CreditPad({ desk, onDone }: CreditPadProps) {
  const { storeId, customerId, permit, customer, creditMostFen } = desk
  const [typed, setTyped] = useState('')
  const [slip, setSlip] = useState('')
  const [asking, setAsking] = useState(false)
  const [similar, setSimilar] = useState(false)
  const form = useCredit(customerId, customer, onDone)
  const fen = typedFen(typed)
  const hint = creditText(fen, creditMostFen, isManager())
  const change = (apply: () => void) =>
    form.change(() => {
      setSimilar(false)
      apply()
    })
  const send = async () => {
    const sale = { storeId, customerId, permit, amountFen: fen, ...(slip ? { receiptNo: slip } : {}) }
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
      title="补积分"
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
      <CreditFields
        customer={customer}
        typed={typed}
        hint={hint}
        slip={slip}
        form={form}
        onAsking={setAsking}
      />
    </Page>
  )
}

function useCredit(
  customerId: string,
  customer: CustomerView,
  onDone: CreditPadProps['onDone'],
): CommandForm<'receipt.credit'> {
  const textOf = ({ amountFen, receiptNo }: { amountFen: number; receiptNo?: string | undefined }) =>
    [`补记 ${amount(amountFen)}`, receiptNo && `小票 ${receiptNo}`].filter(Boolean).join('，')
  return useCommandForm(
    'receipt.credit',
    { about: customerId, whose: customerText(customer), textOf },
    onDone,
  )
}

interface CreditFieldsProps {
  customer: CustomerAtDesk['customer']
  typed: string
  hint: ReturnType<typeof creditText>
  slip: string
  form: { locked: boolean }
  onAsking: (asking: boolean) => void
}

/** Whose sale, how much, and its slip. */
function CreditFields({ customer, typed, hint, slip, form, onAsking }: CreditFieldsProps) {
  return (
    <View className="stack credit-pad">
      <CustomerCard customer={customer} />
      <TypedAmount typed={typed} text={hint.text} wrong={hint.wrong} />
      <Cells>
        <Cell
          id="ask-slip"
          icon="receipt"
          title="小票号"
          value={slip || '可不填'}
          {...(form.locked ? {} : { onTap: () => onAsking(true) })}
        />
      </Cells>
    </View>
  )
}
