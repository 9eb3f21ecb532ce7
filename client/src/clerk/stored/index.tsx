import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { type CustomerAtDesk, updateBalances } from '@/clerk/features/staff/customer-at-desk'
import { useServing } from '@/clerk/features/staff/use-serving'
import { usePageParams } from '@/use-page-params'
import { AmountPad } from './amount-pad'
import { Booked } from './booked'
import { RefundForm } from './refund-form'
import { commands, type MoneyKind, titles } from './text'
import './index.scss'

type Answer = OutputOf<'storedValue.spend'>

const isKind = (text: string): text is MoneyKind => text in commands

/** Cash becomes stored value, stored value pays a bill, or principal is paid back; `kind` says which. */
export default function StoredPage() {
  const asked = usePageParams('kind').kind
  const kind = isKind(asked) ? asked : 'spend'
  const { desk, before, startNew } = useServing(commands[kind])
  const [done, setDone] = useState<Answer>()
  if (!desk?.stored) return null
  // The preview behind this page shows the new balance without asking again: its code has run out by then.
  const keepBalance = ({ stored }: Answer) => updateBalances(desk.customerId, { stored })
  const book = (answer: Answer) => {
    keepBalance(answer)
    setDone(answer)
  }
  if (done) return <Booked booked={done} customerId={desk.customerId} onVoided={keepBalance} />
  if (before) {
    return (
      <PendingCommandFirst
        title={titles[kind]}
        sent={before}
        onBooked={late => 'entry' in late && 'stored' in late && setDone(late as Answer)}
        onNew={startNew}
      />
    )
  }
  const customer: CustomerAtDesk & { stored: Answer['stored'] } = { ...desk, stored: desk.stored }
  return kind === 'refund' ? (
    <RefundForm customer={customer} onDone={book} />
  ) : (
    <AmountPad kind={kind} customer={customer} onDone={book} />
  )
}
