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

/**
 * How the clerk found the customer: by a fresh member code, by the number on their card, which proves nothing, or by the code of what is
 * their own card today.
 */
const PROOFS = ['scanned', 'typed', 'own'] as const
export type Proof = (typeof PROOFS)[number]

/** That this clerk found this customer in this store, and how; good for five minutes. */
export function issueCustomerTicket(serving: Serving, how: Proof, now: number): string {
  const expiry = (now + TICKET_LIFE_MS).toString(36)
  return `${expiry}|${markOf(serving, how, expiry)}`
}

/** What a genuine ticket says: when the customer was found, and whether that is too long ago for anything new. */
export interface CustomerTicket {
  how: Proof
  foundAt: number
  /** Still good for asking what became of a command that was sent in time. */
  expired: boolean
}

/** Null for a ticket that is not ours, or another clerk's, store's or customer's. */
export function readCustomerTicket(ticket: string, serving: Serving, now: number): CustomerTicket | null {
  const [expiry = '', mark = ''] = ticket.split('|')
  const how = PROOFS.find(each => sameMark(mark, markOf(serving, each, expiry)))
  if (!how) return null
  const expiresAt = Number.parseInt(expiry, 36)
  return { how, foundAt: expiresAt - TICKET_LIFE_MS, expired: now >= expiresAt }
}

function markOf({ customerId, staffId, storeId }: Serving, how: Proof, expiry: string): string {
  return ticketMark(['customer', how, customerId, staffId, storeId, expiry].join('\n')).slice(0, MARK_LENGTH)
}
