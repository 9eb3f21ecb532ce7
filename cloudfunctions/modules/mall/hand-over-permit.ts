import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { issueToken, readToken } from '../../platform/signed-token'

const HAND_OVER = { purpose: 'hand-over', lifeMs: TOKEN_LIFE_MS.desk }

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
export function issueHandOverPermit(handingOver: HandingOver, now: number): string {
  return issueToken(HAND_OVER, partsOf(handingOver), [], now)
}

/**
 * Null for a permit that is not ours or another clerk's. An expired one may still query what became of a
 * command sent in time.
 */
export function readHandOverPermit(
  permit: string,
  handingOver: HandingOver,
  now: number,
): { expired: boolean } | null {
  return readToken(HAND_OVER, partsOf(handingOver), permit, now)
}

const partsOf = ({ exchangeId, staffId, storeId }: HandingOver) => [exchangeId, staffId, storeId]
