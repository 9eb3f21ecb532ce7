import { sameMark, ticketMark } from '../../platform/vault'

/** How long a clerk may have a customer before them after scanning their code. */
const TICKET_LIFE_MS = 300_000
const MARK_LENGTH = 22

/** Who may serve whom, and where. */
export interface Serving {
  customerId: string
  staffId: string
  storeId: string
}

/** Proof that this clerk scanned a fresh member code of this customer in this store, good for five minutes. */
export function issueCustomerTicket(serving: Serving, now: number): string {
  const expiry = (now + TICKET_LIFE_MS).toString(36)
  return `${expiry}|${markOf(serving, expiry)}`
}

/** What a genuine ticket says: when the customer was scanned, and whether that is too long ago for anything new. */
export interface CustomerTicket {
  scannedAt: number
  /** Still good for asking what became of a command that was sent in time. */
  expired: boolean
}

/** Null for a ticket that is not ours, or another clerk's, store's or customer's. */
export function readCustomerTicket(ticket: string, serving: Serving, now: number): CustomerTicket | null {
  const [expiry = '', mark = ''] = ticket.split('|')
  if (!sameMark(mark, markOf(serving, expiry))) return null
  const expiresAt = Number.parseInt(expiry, 36)
  return { scannedAt: expiresAt - TICKET_LIFE_MS, expired: now >= expiresAt }
}

function markOf({ customerId, staffId, storeId }: Serving, expiry: string): string {
  return ticketMark(['customer', customerId, staffId, storeId, expiry].join('\n')).slice(0, MARK_LENGTH)
}
