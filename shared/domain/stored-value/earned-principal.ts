import type { MemberDoc } from '../account/types'
import { mulDivFloor } from '../money/exact'
import type { EarnedPrincipal } from './types'

export const NONE_EARNED: EarnedPrincipal = { fen: 0, points: 0, growth: 0 }
export const earnedOf = ({ storedEarned }: Pick<MemberDoc, 'storedEarned'>) => storedEarned ?? NONE_EARNED

export const added = (one: EarnedPrincipal, other: EarnedPrincipal): EarnedPrincipal => ({
  fen: one.fen + other.fen,
  points: one.points + other.points,
  growth: one.growth + other.growth,
})

/**
 * `fen` of the earned principal leaves with its share of points, one floor of what stays; all of it takes all
 * of them.
 */
export function taken(
  earned: EarnedPrincipal,
  fen: number,
): { gone: EarnedPrincipal; left: EarnedPrincipal } {
  if (earned.fen === 0) return { gone: NONE_EARNED, left: NONE_EARNED }
  const stays = (amount: number) => mulDivFloor(amount, earned.fen - fen, earned.fen)
  const left = { fen: earned.fen - fen, points: stays(earned.points), growth: stays(earned.growth) }
  const gone = {
    fen,
    points: earned.points - left.points,
    growth: earned.growth - left.growth,
  }
  return { gone, left }
}

/**
 * How much of `principalFen` that leaves had earned before: in proportion to what is held, never more than
 * there is. Spent to the end, the parts sum to exactly the principal that had.
 */
export function earnedPart(
  earned: EarnedPrincipal,
  principalFen: number,
  heldFen: number,
): { gone: EarnedPrincipal; left: EarnedPrincipal } {
  return taken(earned, heldFen === 0 ? 0 : mulDivFloor(earned.fen, principalFen, heldFen))
}
