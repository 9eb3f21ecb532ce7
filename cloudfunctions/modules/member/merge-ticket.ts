import { sameMark, ticketMark } from '../../platform/vault'

/** How long both cards may be looked at before they are made one. */
const TICKET_LIFE_MS = 600_000
const MARK_LENGTH = 22

export type ReadMergeTicket = { ok: true; identityId: string; expired: boolean } | { ok: false }

/** Proof that this caller has shown to be who the identity stands for, and has seen both cards; good for ten minutes. */
export function issueMergeTicket(callerId: string, identityId: string, now: number): string {
  const content = `${(now + TICKET_LIFE_MS).toString(36)}|${identityId}`
  return `${content}|${markOf(callerId, content)}`
}

/** What a ticket says, when it is ours and this caller's. An expired one still says which card was meant. */
export function readMergeTicket(ticket: string, callerId: string, now: number): ReadMergeTicket {
  const cut = ticket.lastIndexOf('|')
  const content = ticket.slice(0, Math.max(0, cut))
  if (!sameMark(ticket.slice(cut + 1), markOf(callerId, content))) return { ok: false }
  const [expiry = '', identityId = ''] = content.split('|')
  return { ok: true, identityId, expired: now >= Number.parseInt(expiry, 36) }
}

function markOf(callerId: string, content: string): string {
  return ticketMark(['merge', callerId, content].join('\n')).slice(0, MARK_LENGTH)
}
