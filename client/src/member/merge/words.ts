import type { MergingCard } from '@shared/contract/actions/member'
import { amount, integer } from '@shared/domain/money/display'

/** 尾号 1577: enough to tell two cards apart; a person who never paid has none yet. */
export const tailOf = ({ member }: MergingCard) =>
  member.cardNo ? `尾号 ${member.cardNo.slice(-4)}` : '还没有'

/** 新芽, or that they have not joined with it. */
export const tierOf = ({ member }: MergingCard) =>
  member.state === 'member' ? member.progress.tier.name : '还没入会'

/** Active points, and what waits or is owed beside them. */
export function pointsOf({ member: { points } }: MergingCard): string {
  const beside = [
    points.pending > 0 ? `待到账 ${integer(points.pending)}` : '',
    points.debt > 0 ? `待还 ${integer(points.debt)}` : '',
  ].filter(Boolean)
  return [integer(points.active), ...beside].join('，')
}

/** What both have together, once a debt is paid from it; waiting points of a card that never joined arrive with it. */
export function together({ mine, other }: { mine: MergingCard; other: MergingCard }): {
  points: number
  debt: number
  coupons: number
  storedWords: string
} {
  const arrives = mine.member.state === 'member' ? 0 : mine.member.points.pending
  const balance = (card: MergingCard) => card.member.points.active - card.member.points.debt
  const points = balance(mine) + balance(other) + arrives
  const storedFen = (mine.stored?.totalFen ?? 0) + (other.stored?.totalFen ?? 0)
  return {
    points: Math.max(0, points),
    debt: Math.max(0, -points),
    coupons: mine.coupons + other.coupons,
    storedWords: storedFen > 0 ? amount(storedFen) : '',
  }
}
