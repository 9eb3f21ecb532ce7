import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { issueToken, readToken } from '../../platform/signed-token'
import { sameMark, ticketMark } from '../../platform/vault'

const MERGE = { purpose: 'merge', lifeMs: TOKEN_LIFE_MS.merge }
const CARD_MARK_LENGTH = 22

/** What the caller has proved and been shown. */
interface Shown {
  callerId: string
  /** The identity that was proved. */
  identityId: string
  /** The card it belonged to at that moment. */
  otherId: string
}

export interface MergeTicket {
  identityId: string
  /** Stands for the card that was shown. */
  cardMark: string
  expired: boolean
}

/**
 * Proof that this caller has shown to be the owner of the identity, and which card they were shown; good for
 * ten minutes. The card is named by a mark alone: its id holds the other account's openid.
 */
export function issueMergeTicket({ callerId, identityId, otherId }: Shown, now: number): string {
  return issueToken(MERGE, [callerId], [identityId, cardMarkOf(otherId)], now)
}

/**
 * What a ticket says, null when it is not ours or not this caller's. An expired one still says which identity
 * was meant.
 */
export function readMergeTicket(ticket: string, callerId: string, now: number): MergeTicket | null {
  const token = readToken(MERGE, [callerId], ticket, now)
  if (!token) return null
  const [identityId = '', cardMark = ''] = token.payload
  return { identityId, cardMark, expired: token.expired }
}

/** Whether a ticket was issued for this very card; false once the identity belongs to another. */
export const showsCard = ({ cardMark }: MergeTicket, otherId: string): boolean =>
  sameMark(cardMark, cardMarkOf(otherId))

const cardMarkOf = (memberId: string) =>
  ticketMark(['merge-card', memberId].join('\n')).slice(0, CARD_MARK_LENGTH)
