import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { issueToken, readToken } from '../../platform/signed-token'
import { permitMark, sameMark } from '../../platform/vault'

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

export interface MergePermit {
  identityId: string
  /** Stands for the card that was shown. */
  cardMark: string
  expired: boolean
}

/**
 * Proof that this caller has shown to be the owner of the identity, and which card they were shown; good for
 * ten minutes. The card is named by a mark alone: its id holds the other account's openid.
 */
export function issueMergePermit({ callerId, identityId, otherId }: Shown, now: number): string {
  return issueToken(MERGE, [callerId], [identityId, cardMarkOf(otherId)], now)
}

/**
 * What a permit says, null when it is not ours or not this caller's. An expired one still says which identity
 * was meant.
 */
export function readMergePermit(permit: string, callerId: string, now: number): MergePermit | null {
  const token = readToken(MERGE, [callerId], permit, now)
  if (!token) return null
  const [identityId = '', cardMark = ''] = token.payload
  return { identityId, cardMark, expired: token.expired }
}

/** Whether a permit was issued for this very card; false once the identity belongs to another. */
export const showsCard = ({ cardMark }: MergePermit, otherId: string): boolean =>
  sameMark(cardMark, cardMarkOf(otherId))

const cardMarkOf = (memberId: string) =>
  permitMark(['merge-card', memberId].join('\n')).slice(0, CARD_MARK_LENGTH)
