import { sameMark, ticketMark } from '../../platform/vault'

/** How long a clerk may look at a pick-up before confirming it. */
const TICKET_LIFE_MS = 300_000
const MARK_LENGTH = 22

/** Who may hand over what, and where. */
export interface HandingOver {
  exchangeId: string
  staffId: string
  storeId: string
}

/**
 * Proof that this clerk saw a fresh pick-up code of this exchange, not their own, in this store; good for
 * five minutes.
 */
export function issueHandOverTicket(of: HandingOver, now: number): string {
  const expiry = (now + TICKET_LIFE_MS).toString(36)
  return `${expiry}|${markOf(of, expiry)}`
}

/**
 * Null for a ticket that is not ours or another clerk's. An expired one may still query what became of a
 * command sent in time.
 */
export function readHandOverTicket(
  ticket: string,
  of: HandingOver,
  now: number,
): { expired: boolean } | null {
  const [expiry = '', mark = ''] = ticket.split('|')
  if (!sameMark(mark, markOf(of, expiry))) return null
  return { expired: now >= Number.parseInt(expiry, 36) }
}

function markOf({ exchangeId, staffId, storeId }: HandingOver, expiry: string): string {
  return ticketMark(['hand-over', exchangeId, staffId, storeId, expiry].join('\n')).slice(0, MARK_LENGTH)
}
