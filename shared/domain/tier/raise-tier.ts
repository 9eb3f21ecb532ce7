import type { Tier } from '../brand/types'
import type { MemberDoc } from '../member/types'
import { tierById, tierOf } from './tier-of'

type Tiered = Pick<MemberDoc, 'state' | 'growth' | 'tier'>

/** Up at once, never down: going down belongs to the yearly review. Guests stay in the first tier until they join. */
export function raisedTier(
  member: Tiered,
  tiers: readonly Tier[],
  now: number,
): Partial<Pick<MemberDoc, 'tier' | 'tierSinceAt'>> {
  if (member.state !== 'member') return {}
  const deserved = tierOf(member.growth, tiers)
  const held = tierById(member.tier, tiers)
  return deserved.threshold > held.threshold ? { tier: deserved.id, tierSinceAt: now } : {}
}
