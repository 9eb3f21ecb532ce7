import { sameMark, ticketMark } from '../../platform/vault'

/** How long both cards may be looked at before they are made one. */
const TICKET_LIFE_MS = 600_000
const MARK_LENGTH = 22

/** What the caller has proved and been shown. */
interface Shown {
  callerId: string
  /** The identity that was proved. */
  identityId: string
  /** The card it belonged to at that moment. */
  otherId: string
}

export type ReadMergeTicket = { ok: true; identityId: string; expired: boolean } | { ok: false }

/**
 * Proof that this caller has shown to be the owner of the identity, and which card they were shown; good for
 * ten minutes. The card is named by a mark alone: its id holds the other account's openid.
 */
export function issueMergeTicket({ callerId, identityId, otherId }: Shown, now: number): string {
  const content = [(now + TICKET_LIFE_MS).toString(36), identityId, cardMark(otherId)].join('|')
  return `${content}|${markOf(callerId, content)}`
}

/**
 * What a ticket says, when it is ours and this caller's. An expired one still says which identity was meant.
 */
export function readMergeTicket(ticket: string, callerId: string, now: number): ReadMergeTicket {
  const read = split(ticket)
  if (!sameMark(read.mark, markOf(callerId, read.content))) return { ok: false }
  return { ok: true, identityId: read.identityId, expired: now >= Number.parseInt(read.expiry, 36) }
}

/** Whether a genuine ticket was issued for this very card; false once the identity belongs to another. */
export const showsCard = (ticket: string, otherId: string): boolean =>
  sameMark(split(ticket).card, cardMark(otherId))

function split(ticket: string) {
  const cut = ticket.lastIndexOf('|')
  const content = ticket.slice(0, Math.max(0, cut))
  const [expiry = '', identityId = '', card = ''] = content.split('|')
  return { content, expiry, identityId, card, mark: ticket.slice(cut + 1) }
}

const cardMark = (memberId: string) => ticketMark(['merge-card', memberId].join('\n')).slice(0, MARK_LENGTH)

function markOf(callerId: string, content: string): string {
  return ticketMark(['merge', callerId, content].join('\n')).slice(0, MARK_LENGTH)
}
