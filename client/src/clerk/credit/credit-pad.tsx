import type { OutputOf } from '@shared/contract'
import { amount } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedCommand } from '@/clerk/components/failed-command'
import { SendAgain } from '@/clerk/components/send-again'
import { TypedAmount } from '@/clerk/components/typed-amount'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { isManager } from '@/clerk/features/staff/role'
import { keptOnPhone } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { Cell, Cells } from '@/components/cell'
import { Keypad, typedFen } from '@/components/keypad'
import { Page } from '@/components/page'
import { vibrate } from '@/device/vibrate'
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
  const command = useCommand(
    'receipt.credit',
    keptOnPhone('receipt.credit', {
      about: customerId,
      whose: customerText(customer),
      textOf: ({ amountFen, receiptNo }) =>
        [`补记 ${amount(amountFen)}`, receiptNo && `小票 ${receiptNo}`].filter(Boolean).join('，'),
    }),
  )
  const { failure, pending, unknown } = command
  const fen = typedFen(typed)
  const said = creditText(fen, creditMostFen, isManager())
  const locked = pending || unknown
  const change = (apply: () => void) => {
    if (locked) return
    command.dismiss()
    setSimilar(false)
    apply()
  }
  const send = async () => {
    const sale = { storeId, customerId, ticket, amountFen: fen, ...(slip ? { receiptNo: slip } : {}) }
    const answer = await command.run({ ...sale, ...(similar ? { confirmed: true } : {}) })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone(answer.data)
    else setSimilar(answer.kind === 'refused' && answer.code === 'SIMILAR_SALE')
  }
  return (
    <Page
      title="补记一单"
      back
      banner={failure && <FailedCommand failure={failure} />}
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
      {...(unknown || (pending && command.attempts > 1)
        ? {
            actions: <SendAgain fen={fen} pending={pending} onTap={() => void send()} />,
          }
        : {
            footer: !asking && (
              <Keypad
                typed={typed}
                onType={next => change(() => setTyped(next))}
                confirmLabel={similar ? '仍要记上' : '记上'}
                confirmAmount={`¥${typed || '0'}`}
                canConfirm={!said.wrong}
                pending={pending}
                onConfirm={() => void send()}
              />
            ),
          })}
    >
      <View className="stack credit-pad">
        <CustomerCard customer={customer} />
        <TypedAmount typed={typed} text={said.text} wrong={said.wrong} />
        <Cells>
          <Cell
            id="ask-slip"
            icon="receipt"
            title="小票号"
            value={slip || '可不填'}
            {...(locked ? {} : { onTap: () => setAsking(true) })}
          />
        </Cells>
      </View>
    </Page>
  )
}
