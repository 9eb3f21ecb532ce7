import { sameMark, ticketMark } from '../../platform/vault'

/** How long a clerk may look at a preview before confirming it. */
const TICKET_LIFE_MS = 300_000
const MARK_LENGTH = 22

/** What the clerk was shown, as the redemption needs it: so confirming reads nothing again. */
export interface Seen {
  /** Of the coupon's terms, so that confirming goes by what was promised. */
  termsId: string
  usesLeft: number
  /** Uses so far, voided ones too: the index of the next. */
  useIndex: number
  /** Redemptions of the store today, this one not counted. */
  todayCount: number
  /** The number was typed without the rotating digits. */
  typed: boolean
}

/** Who may redeem what, and where, with a ticket. */
export interface Bearer {
  couponId: string
  staffId: string
  storeId: string
}

export type ReadTicket = { ok: true; seen: Seen; expired: boolean } | { ok: false }

/** Proof that this clerk saw a fresh code of this coupon in this store, good for five minutes. */
export function issueTicket(bearer: Bearer, seen: Seen, now: number): string {
  const expiry = (now + TICKET_LIFE_MS).toString(36)
  const { usesLeft, useIndex, todayCount, typed, termsId } = seen
  const content = [expiry, usesLeft, useIndex, todayCount, typed ? 't' : 's', termsId].join('|')
  return `${content}|${markOf(bearer, content)}`
}

/** What a ticket says, when it is ours and this bearer's. An expired one still says whose command it was. */
export function readTicket(ticket: string, bearer: Bearer, now: number): ReadTicket {
  const cut = ticket.lastIndexOf('|')
  const content = ticket.slice(0, Math.max(0, cut))
  const [expiry = '', usesLeft, useIndex, todayCount, how, termsId = ''] = content.split('|')
  if (!sameMark(ticket.slice(cut + 1), markOf(bearer, content))) return { ok: false }
  const seen = {
    termsId,
    usesLeft: Number(usesLeft),
    useIndex: Number(useIndex),
    todayCount: Number(todayCount),
    typed: how === 't',
  }
  return { ok: true, seen, expired: now >= Number.parseInt(expiry, 36) }
}

function markOf({ couponId, staffId, storeId }: Bearer, content: string): string {
  return ticketMark([couponId, staffId, storeId, content].join('\n')).slice(0, MARK_LENGTH)
}
