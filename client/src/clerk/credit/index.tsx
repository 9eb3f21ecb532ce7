import type { OutputOf } from '@shared/contract'
import { useState } from 'react'
import { PendingCommandFirst } from '@/clerk/components/pending-command-first'
import { updateBalances } from '@/clerk/features/staff/customer-at-desk'
import { useServing } from '@/clerk/features/staff/use-serving'
import { CreditPad } from './credit-pad'
import { Credited } from './credited'
import './index.scss'

type Answer = OutputOf<'receipt.credit'>

/** A sale that was paid in cash or elsewhere becomes an order of the customer before the clerk. */
export default function CreditPage() {
  const { desk, before, startNew } = useServing('receipt.credit')
  const [done, setDone] = useState<Answer>()
  if (!desk) return null
  const show = (answer: Answer) => {
    // The preview behind this page shows the new balance without asking again: its code has run out by then.
    if (answer.balance) updateBalances(desk.customerId, { points: answer.balance })
    setDone(answer)
  }
  if (done) return <Credited credited={done} storeId={desk.storeId} />
  if (before) {
    return (
      <PendingCommandFirst
        title="补积分"
        sent={before}
        onBooked={late => 'receiptNo' in late && 'balance' in late && show(late)}
        onNew={startNew}
      />
    )
  }
  return <CreditPad desk={desk} onDone={show} />
}
