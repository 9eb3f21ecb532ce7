import type { OutputOf, StoredView } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { FailedCommand } from '@/clerk/components/failed-command'
import { SendAgain } from '@/clerk/components/send-again'
import { TypedAmount } from '@/clerk/components/typed-amount'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { keptOnPhone } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { useQuery } from '@/cloud/use-query'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Keypad, typedFen } from '@/components/keypad'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { vibrate } from '@/device/vibrate'
import { amountText, sentText, titles } from './text'
import './index.scss'

/**
 * How much; the balance after it is said before it is sent. Cash is asked for once more, for it cannot be
 * taken back here.
 */
export function AmountPad({
  kind,
  customer: { storeId, customerId, ticket, customer, stored },
  onDone,
}: {
  kind: 'top-up' | 'spend'
  customer: CustomerAtDesk & { stored: StoredView }
  onDone: (answer: OutputOf<'storedValue.spend'>) => void
}) {
  const [typed, setTyped] = useState('')
  // The brand's rule for top-ups, for the bonus before it is booked; the page works without it.
  const { data: rule } = useQuery('storedValue.open', {})
  const textOf = ({ amountFen }: { amountFen: number }) => sentText(kind, amountFen)
  const sending = { about: customerId, whose: customerText(customer), textOf }
  const topUp = useCommand('storedValue.topUp', keptOnPhone('storedValue.topUp', sending))
  const spend = useCommand('storedValue.spend', keptOnPhone('storedValue.spend', sending))
  const command = kind === 'top-up' ? topUp : spend
  const { failure, pending, unknown } = command
  const fen = typedFen(typed)
  const said = amountText(kind, fen, stored.totalFen, rule)
  const send = async () => {
    if (pending || (kind === 'top-up' && !unknown && !(await cashTaken(fen)))) return
    const answer = await command.run({ storeId, customerId, ticket, amountFen: fen })
    if (!answer) return
    vibrate(answer.ok ? 'yes' : 'no')
    if (answer.ok) onDone(answer.data)
  }
  const type = (next: string) => {
    if (pending) return
    command.dismiss()
    setTyped(next)
  }
  return (
    <Page
      title={titles[kind]}
      back
      banner={failure && <FailedCommand failure={failure} />}
      {...(unknown || (pending && command.attempts > 1)
        ? {
            actions: <SendAgain fen={fen} pending={pending} onTap={() => void send()} />,
          }
        : {
            footer: (
              <Keypad
                typed={typed}
                onType={type}
                confirmLabel={kind === 'top-up' ? '充值' : '收款'}
                confirmAmount={`¥${typed || '0'}`}
                canConfirm={!said.wrong}
                pending={pending}
                onConfirm={() => void send()}
              />
            ),
          })}
    >
      <View className="stack stored-pad">
        <CustomerCard customer={customer} />
        <TypedAmount typed={typed} text={said.text} wrong={said.wrong} />
        <KeyValues>
          <KeyValue label="现在余额">{amount(stored.totalFen)}</KeyValue>
          {stored.bonusFen > 0 && <KeyValue label="其中赠金">{amount(stored.bonusFen)}</KeyValue>}
        </KeyValues>
      </View>
    </Page>
  )
}

function cashTaken(fen: number): Promise<boolean> {
  return askFirst({
    title: `收到 ${shortYuan(fen)} 元了吗？`,
    content: '先收钱，再充值。充进去的钱，退要店长来办。',
    yes: '收到了',
    no: '还没有',
  })
}
