import type { MemberDoc } from '../account/types'
import { LIMITS } from '../limits'
import { earnedOf, earnedPart, NONE_EARNED, taken } from './earned-principal'
import { splitRefund } from './split'
import { linkPayback, topUpsOf } from './top-ups'
import type { EarnedPrincipal, TopUpLink, TopUpRecord } from './types'

/**
 * What leaves with principal that is paid back at the counter, and what the member holds and remembers
 * afterwards.
 */
export interface PayBack {
  /** Bonus withdrawn, in fen. */
  bonusFen: number
  /** Points and growth taken along. */
  gone: Pick<EarnedPrincipal, 'points' | 'growth'>
  storedEarned: EarnedPrincipal
  topUps: TopUpRecord[]
  links: TopUpLink[]
}

/**
 * Decides what `fen` (at most the principal held) take along. Principal that had earned leaves in the
 * proportion it is held in, from the top-ups that earned it and with *their* points; the bonus leaves in
 * proportion too, and at least what the top-ups' steps no longer give. Bonus that was spent stays spent.
 */
export function payBack(member: Pick<MemberDoc, 'stored' | 'storedEarned' | 'topUps'>, fen: number): PayBack {
  const { stored } = member
  const earned = earnedOf(member)
  const goneFen = earnedPart(earned, fen, stored.principalFen).gone.fen
  const linked = linkPayback(topUpsOf(member), [
    { earns: true, fen: goneFen, heldFen: earned.fen },
    { earns: false, fen: fen - goneFen, heldFen: stored.principalFen - earned.fen },
  ])
  const earnedLinks = linked.links.filter(({ ref }) => linked.rows.some(row => row.ref === ref && row.earns))
  const own = earnedLinks.reduce((sum, link) => plus(sum, link), NONE_EARNED)
  const { gone: rest, left } = taken(without(earned, own), goneFen - own.fen)
  // Where every top-up is remembered, an order whose principal is gone has taken its own points.
  const gone = mayHaveForgotten(topUpsOf(member)) ? rest : NONE_EARNED
  return {
    bonusFen: Math.min(stored.bonusFen, Math.max(splitRefund(stored, fen).bonusFen, linked.bonusFen)),
    gone: { points: own.points + gone.points, growth: own.growth + gone.growth },
    storedEarned: left.fen === 0 ? NONE_EARNED : left,
    topUps: linked.rows,
    links: linked.links,
  }
}

const mayHaveForgotten = ({ length }: readonly TopUpRecord[]) => length === 0 || length >= LIMITS.topUps

const plus = (sum: EarnedPrincipal, { fen, points, growth }: EarnedPrincipal): EarnedPrincipal => ({
  fen: sum.fen + fen,
  points: sum.points + points,
  growth: sum.growth + growth,
})

/**
 * What is remembered is a sum over all top-ups, so one of them may have brought more than the share that is
 * left of it.
 */
const without = (earned: EarnedPrincipal, own: EarnedPrincipal): EarnedPrincipal => ({
  fen: earned.fen - own.fen,
  points: Math.max(0, earned.points - own.points),
  growth: Math.max(0, earned.growth - own.growth),
})
