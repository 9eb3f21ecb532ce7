import { randomId } from '../../platform/ids'
import { sameMark, ticketMark } from '../../platform/vault'

/** How long a clerk may have a customer before them after scanning their code. */
const TICKET_LIFE_MS = 300_000
const MARK_LENGTH = 22
/** ~65 bits: no two tickets of one clerk's day share an id. */
const ID_LENGTH = 11

/** Who may serve whom, and where. */
export interface Serving {
  customerId: string
  staffId: string
  storeId: string
}

/**
 * How the clerk found the customer: by a fresh member code, by the pay code, which says that they want to
 * pay, or by the number on their card, which proves nothing.
 */
const PROOFS = ['scanned', 'paying', 'typed'] as const
export type Proof = (typeof PROOFS)[number]

/** That this clerk found this customer in this store, and how; good for five minutes and for one command. */
export function issueCustomerTicket(serving: Serving, how: Proof, now: number): string {
  const id = randomId().slice(0, ID_LENGTH)
  const expiry = (now + TICKET_LIFE_MS).toString(36)
  return `${expiry}|${id}|${markOf(serving, how, expiry, id)}`
}

/**
 * What a genuine ticket says: when the customer was found, and whether that is too long ago for anything new.
 */
export interface CustomerTicket {
  /** Reserved by the command it serves (`reserveCommand`); another command with it is refused. */
  id: string
  how: Proof
  foundAt: number
  /** Still good for asking what became of a command that was sent in time. */
  expired: boolean
}

/** Null for a ticket that is not ours, or another clerk's, store's or customer's. */
export function readCustomerTicket(ticket: string, serving: Serving, now: number): CustomerTicket | null {
  const [expiry = '', id = '', mark = ''] = ticket.split('|')
  const how = PROOFS.find(each => sameMark(mark, markOf(serving, each, expiry, id)))
  if (!how) return null
  const expiresAt = Number.parseInt(expiry, 36)
  return { id, how, foundAt: expiresAt - TICKET_LIFE_MS, expired: now >= expiresAt }
}

function markOf({ customerId, staffId, storeId }: Serving, how: Proof, expiry: string, id: string): string {
  const message = ['customer', how, customerId, staffId, storeId, expiry, id].join('\n')
  return ticketMark(message).slice(0, MARK_LENGTH)
}
