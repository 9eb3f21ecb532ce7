/** Round trips and deepest chain an invocation may need (docs/architecture/README.md). */
export interface Budget {
  trips: number
  chain: number
}

const SETTLE: Budget = { trips: 4, chain: 4 }
const FACT: Budget = { trips: 2, chain: 2 }
/**
 * Taking back the gifts of a refunded order: 1–3 trips, only on such refunds
 * (docs/architecture/coupons-and-stock.md).
 */
const WITHDRAW: Budget = { trips: 3, chain: 3 }
/** The exchange whose money an order collects is looked up and given (docs/architecture/state-changes.md). */
const FOLLOW: Budget = { trips: 2, chain: 2 }
/**
 * Two settle the same order at once: who comes second loads and decides again (docs/architecture/README.md).
 */
const LOST_RACE: Budget = { trips: 5, chain: 5 }

const budgets: Record<string, Budget> = {
  'member.card': { trips: 3, chain: 2 },
  'order.landing': { trips: 4, chain: 2 },
  'coupon.claim': { trips: 3, chain: 3 },
  'coupon.takeGift': { trips: 3, chain: 3 },
  'member.join': { trips: 3, chain: 3 },
  'redemption.redeem': { trips: 3, chain: 2 },
  'pay.notice': FACT,
  'till.ticket': FACT,
  'receipt.open': { trips: 2, chain: 1 },
}

/** Reads that only fill a fresh instance's settings; they add a trip once per instance and never a step. */
export const SETTINGS = [
  'brands',
  'stores',
  'merchants',
  'tills',
  'campaigns',
  'batches',
  'batchTerms',
  'products',
]

/**
 * The budget of what really happened: a call that also wrote an order's fact, settled it or took gifts back
 * may use those trips too, and a refusal one more, to say why.
 */
export function budgetOf(
  name: string,
  did: {
    settled: boolean
    addedFact: boolean
    followed: boolean
    withdrew: boolean
    lostRaces: number
    refused: boolean
  },
): Budget | null {
  const own = budgets[name]
  if (!own) return null
  const parts = [
    own,
    ...(did.settled ? [SETTLE] : []),
    ...(did.addedFact && name !== 'pay.notice' ? [FACT] : []),
    ...(did.followed ? [FOLLOW] : []),
    ...(did.withdrew ? [WITHDRAW] : []),
    ...Array.from({ length: did.lostRaces }, () => LOST_RACE),
    ...(did.refused ? [{ trips: 1, chain: 1 }] : []),
  ]
  return {
    trips: parts.reduce((sum, part) => sum + part.trips, 0),
    chain: parts.reduce((sum, part) => sum + part.chain, 0),
  }
}
