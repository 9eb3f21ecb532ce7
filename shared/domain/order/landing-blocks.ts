import { LANDING_BLOCKS, type LandingBlock } from '../brand/types'

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
