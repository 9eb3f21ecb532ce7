import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { issueToken, readToken } from '../../platform/signed-token'

const REDEMPTION = { purpose: 'redeem', lifeMs: TOKEN_LIFE_MS.desk }

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

/** Who may redeem what, and where, with a permit. */
export interface Bearer {
  couponId: string
  staffId: string
  storeId: string
}

/** Proof that this clerk saw a fresh code of this coupon in this store, good for five minutes. */
export function issueRedemptionPermit(bearer: Bearer, seen: Seen, now: number): string {
  const counts = [seen.usesLeft, seen.useIndex, seen.todayCount].map(String)
  return issueToken(REDEMPTION, partsOf(bearer), [...counts, seen.typed ? 't' : 's', seen.termsId], now)
}

/**
 * What a permit says, null when it is not ours or not this bearer's. An expired one still says whose command
 * it was.
 */
export function readRedemptionPermit(
  permit: string,
  bearer: Bearer,
  now: number,
): { seen: Seen; expired: boolean } | null {
  const token = readToken(REDEMPTION, partsOf(bearer), permit, now)
  if (!token) return null
  const [usesLeft, useIndex, todayCount, how, termsId = ''] = token.payload
  const seen = {
    termsId,
    usesLeft: Number(usesLeft),
    useIndex: Number(useIndex),
    todayCount: Number(todayCount),
    typed: how === 't',
  }
  return { seen, expired: token.expired }
}

const partsOf = ({ couponId, staffId, storeId }: Bearer) => [couponId, staffId, storeId]
