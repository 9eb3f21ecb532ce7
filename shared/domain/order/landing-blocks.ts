/** What the post-payment page can show below its headline, in the order of a brand that arranges nothing. */
export const LANDING_BLOCKS = [
  /** What a refund took back: points, gifts, the tier. */
  'refund',
  /** What a top-up brought, and how it is used up. */
  'top-up',
  /** The gifts of this order. */
  'gifts',
  /** What the next payment has to reach for a gift. */
  'next-gift',
  /** What joining gives; for guests. */
  'joining',
  /** The best coupon to use in this store; for members. */
  'coupon',
  /** How far to the next tier; for members. */
  'next-tier',
  'store',
] as const
export type LandingBlock = (typeof LANDING_BLOCKS)[number]

/** Facts about the caller's own order: a brand places them, but cannot leave them out. */
const OWED: readonly LandingBlock[] = ['refund', 'top-up', 'gifts']

export interface LandingFacts {
  kind: 'paid' | 'top-up' | 'refunded'
  isMember: boolean
  hasGifts: boolean
  hasNextGift: boolean
  hasCoupon: boolean
  hasNextTier: boolean
}

/**
 * The blocks of one verified order, in the order the brand arranged. A block leaves when it has nothing to
 * say; `store` stands in when nothing else would be shown, so that no page is empty.
 */
export function landingBlocks(
  facts: LandingFacts,
  arranged: readonly LandingBlock[] = LANDING_BLOCKS,
): LandingBlock[] {
  const missing = OWED.filter(block => !arranged.includes(block))
  const shown = [...missing, ...arranged].filter(block => isShown(block, facts))
  return shown.length > 0 ? shown : ['store']
}

function isShown(block: LandingBlock, facts: LandingFacts): boolean {
  const { kind, isMember, hasGifts } = facts
  switch (block) {
    case 'refund':
      return kind === 'refunded'
    case 'top-up':
      return kind === 'top-up'
    case 'gifts':
      return hasGifts && kind !== 'refunded'
    case 'next-gift':
      return kind === 'paid' && !hasGifts && facts.hasNextGift
    case 'joining':
      return kind === 'paid' && !isMember && !hasGifts
    case 'coupon':
      return isMember && facts.hasCoupon && !(hasGifts && kind === 'paid')
    case 'next-tier':
      return isMember && kind === 'paid' && !hasGifts && facts.hasNextTier
    case 'store':
      return isMember && kind === 'paid'
  }
}
