import type { OutputOf } from '@shared/contract'
import { useEffect, useState } from 'react'
import { replacePage } from '../../navigate'
import { usePageParams } from '../../use-page-params'
import { customerAtDesk } from '../desk/customer-at-desk'
import { AmountPad } from './amount-pad'
import { Booked } from './booked'
import './index.scss'

/** Cash becomes stored value, or stored value pays a bill; `kind` says which. */
export default function StoredPage() {
  const { kind } = usePageParams('kind')
  // The one this page was opened for: a booking changes the shared one.
  const [customer] = useState(customerAtDesk.get)
  const [done, setDone] = useState<OutputOf<'clerk.spend'>>()
  // Opened without a customer before it (a reload): there is nobody to serve.
  useEffect(() => {
    if (!customer) replacePage('clerkScan')
  }, [customer])
  if (!customer) return null
  // The preview behind this page shows the new balance without asking again: its code has run out by then.
  const keepBalance = (next: OutputOf<'clerk.spend'>) =>
    customerAtDesk.set({ ...customer, stored: { ...customer.stored, ...next.stored } })
  if (done) return <Booked booked={done} customerId={customer.stored.customerId} onVoided={keepBalance} />
  return (
    <AmountPad
      kind={kind === 'top-up' ? 'top-up' : 'spend'}
      customer={customer}
      onDone={answer => {
        keepBalance(answer)
        setDone(answer)
      }}
    />
  )
}
