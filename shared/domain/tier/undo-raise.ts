import type { HeldTier, MemberDoc, RaiseGift, TierRaise } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { dayOf } from '../calendar/day'
import { untilDayOf } from './review-tier'
import { tierById, tierOf } from './tier-of'

type Raised = HeldTier & Pick<MemberDoc, 'state' | 'growth' | 'raises'>
type Rules = Pick<BrandDoc, 'tiers' | 'review' | 'timeZone'>

/**
 * The tier after growth was taken back: every raise still in its first period whose threshold the growth no
 * longer reaches is undone, as if it had never been, so that buying and refunding does not buy a tier. What
 * was held before goes on with its own period and with what came since; a tier in between that the growth
 * still carries counts from the same moment. Tiers kept by a review stay.
 */
export function undoneRaises<M extends Raised>(member: M, rules: Rules): M {
  let status = member
  for (let raise = status.raises.at(-1); raise && isUndone(raise, status, rules); ) {
    status = { ...status, ...withoutLast(status, raise, rules) }
    raise = status.raises.at(-1)
  }
  return status
}

function isUndone(raise: TierRaise, { state, tier, growth }: Raised, { tiers }: Rules): boolean {
  const threshold = Math.min(raise.threshold, tierById(raise.tier, tiers).threshold)
  return state === 'member' && raise.tier === tier && growth < threshold
}

function withoutLast(
  { growth, raises, periodGrowth }: Raised,
  { before, at }: TierRaise,
  rules: Rules,
): HeldTier & { raises: TierRaise[] } {
  const earlier = raises.slice(0, -1)
  const deserved = tierOf(growth, rules.tiers)
  if (deserved.threshold <= tierById(before.tier, rules.tiers).threshold) {
    return { ...before, periodGrowth: before.periodGrowth + periodGrowth, raises: earlier }
  }
  const { id: tier, threshold } = deserved
  const tierUntilDay = untilDayOf(dayOf(at, rules.timeZone), tier, rules)
  const raise = { tier, at, threshold, before, gave: [] }
  return {
    tier,
    tierSinceAt: at,
    tierUntilDay,
    periodGrowth,
    periodSinceAt: at,
    raises: [...earlier, raise],
  }
}

/**
 * Growth that came or went, in the sum of the period to which it belongs: what comes in the running one, what
 * a refund takes back in the one in which it was earned, also when a raise has ended that since. Taken from
 * none when that period is over.
 */
export function periodsAfter<M extends HeldTier & Pick<MemberDoc, 'raises'>>(
  member: M,
  change: number,
  earnedAt = Number.POSITIVE_INFINITY,
): Pick<M, 'periodGrowth' | 'raises'> {
  const { periodGrowth, periodSinceAt, raises } = member
  const moved = (held: number) => Math.max(0, held + change)
  if (change >= 0 || earnedAt > periodSinceAt) return { periodGrowth: moved(periodGrowth), raises }
  const earnedIn = [...raises].reverse().find(({ before }) => earnedAt > before.periodSinceAt)
  const changed = raises.map(raise => {
    const { before } = raise
    if (raise !== earnedIn) return raise
    return { ...raise, before: { ...before, periodGrowth: moved(before.periodGrowth) } }
  })
  return { periodGrowth, raises: changed }
}

/** What the raises that are no more had given. */
export const givenByUndone = (before: readonly TierRaise[], after: readonly TierRaise[]): RaiseGift[] =>
  before
    .filter(({ tier, at }) => !after.some(each => each.tier === tier && each.at === at))
    .flatMap(({ gave }) => gave)
