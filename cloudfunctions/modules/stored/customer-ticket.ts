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

/** `expired` is still good for asking what became of a command that was sent in time. */
export function readCustomerTicket(
  ticket: string,
  serving: Serving,
  now: number,
): 'holds' | 'expired' | 'forged' {
  const [expiry = '', mark = ''] = ticket.split('|')
  if (!sameMark(mark, markOf(serving, expiry))) return 'forged'
  return now < Number.parseInt(expiry, 36) ? 'holds' : 'expired'
}

function markOf({ customerId, staffId, storeId }: Serving, expiry: string): string {
  return ticketMark(['customer', customerId, staffId, storeId, expiry].join('\n')).slice(0, MARK_LENGTH)
}
