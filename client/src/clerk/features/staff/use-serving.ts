import { useEffect, useState } from 'react'
import { type PendingCommand, pendingCommandOf } from '@/cloud/pending-commands'
import type { CommandName } from '@/cloud/use-command'
import { replacePage } from '@/navigate'
import { type CustomerAtDesk, customerAtDesk } from './customer-at-desk'

export interface Serving {
  /**
   * The customer this page was opened for; a booking changes the shared one. Null: opened without one (a
   * reload).
   */
  desk: CustomerAtDesk | null
  /** The same thing done for them before, whose outcome is unknown yet: it comes first. */
  before: PendingCommand | undefined
  /** Its outcome is known: on with the customer as they are now. */
  startNew: () => void
}

/**
 * A page that does one thing for the customer in front of the clerk. Without a customer it goes back to the
 * camera.
 */
export function useServing(action: CommandName): Serving {
  const [desk, setDesk] = useState(customerAtDesk.get)
  const [before, setBefore] = useState(() => (desk ? pendingCommandOf(action, desk.customerId) : undefined))
  useEffect(() => {
    if (!desk) replacePage('clerkScan')
  }, [desk])
  const startNew = () => {
    setBefore(undefined)
    setDesk(customerAtDesk.get)
  }
  return { desk, before, startNew }
}
