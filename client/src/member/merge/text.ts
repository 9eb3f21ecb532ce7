import type { MergingCard } from '@shared/contract/actions/member-merge'
import { amount, integer } from '@shared/domain/money/display'
import { yearMonthWords } from '@shared/text/dates'

/** 尾号 1577: enough to distinguish two cards; a person who never paid has none yet. */
export const tailOf = ({ member }: MergingCard) =>
  member.cardNo ? `尾号 ${member.cardNo.slice(-4)}` : '还没有'

/** 2025 年 3 月入会, of `2025-03`. */
export const joinedMonthText = (month: string): string => `${yearMonthWords(month)}入会`

/** 新芽, or that they have not joined with it. */
export const tierOf = ({ member }: MergingCard) =>
  member.state === 'member' ? member.progress.tier.name : '还没入会'

/** What goes over beside the points: 券 1 张 · 储值 ¥110.00; empty when there is none. */
export function besidePoints({ member, coupons, stored }: MergingCard): string {
  const { pending, debt } = member.points
  const totalFen = stored?.totalFen ?? 0
  return [
    pending > 0 ? `待到账 ${integer(pending)}` : '',
    debt > 0 ? `还欠 ${integer(debt)} 积分` : '',
    coupons > 0 ? `券 ${integer(coupons)} 张` : '',
    totalFen > 0 ? `储值 ${amount(totalFen)}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
