import type { OutputOf, StoredView } from '@shared/contract'
import { amount, shortYuan } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { amountKeys } from '@/clerk/components/amount-keys'
import { TypedAmount } from '@/clerk/components/typed-amount'
import { useCommandForm } from '@/clerk/components/use-command-form'
import { CustomerCard } from '@/clerk/features/member/customer-card'
import { customerText } from '@/clerk/features/member/customer-text'
import type { CustomerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { useQuery } from '@/cloud/use-query'
import { KeyValue, KeyValues } from '@/components/key-value'
import { typedFen } from '@/components/keypad'
import { Page } from '@/components/page'
import { askFirst } from '@/device/ask-first'
import { amountText, commands, sentText, titles } from './text'
import './index.scss'

/**
 * How much; the balance after it is said before it is sent. Cash is asked for once more, for it cannot be
 * taken back here.
 */
export function AmountPad({
  kind,
  customer: { storeId, customerId, permit, customer, stored },
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
  const form = useCommandForm(
    commands[kind],
    { about: customerId, whose: customerText(customer), textOf },
    onDone,
  )
  const fen = typedFen(typed)
  const hint = amountText(kind, fen, stored.totalFen, rule)
  const send = async () => {
    if (form.pending || (kind === 'top-up' && !form.unknown && !(await cashTaken(fen)))) return
    await form.send({ storeId, customerId, permit, amountFen: fen })
  }
  const keys = amountKeys({
    form,
    typed,
    fen,
    onType: next => form.change(() => setTyped(next)),
    confirmLabel: kind === 'top-up' ? '充值' : '收款',
    canConfirm: !hint.wrong,
    onSend: () => void send(),
  })
  return (
    <Page title={titles[kind]} back {...keys}>
      <View className="stack stored-pad">
        <CustomerCard customer={customer} />
        <TypedAmount typed={typed} text={hint.text} wrong={hint.wrong} />
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
