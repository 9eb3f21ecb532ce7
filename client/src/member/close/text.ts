import type { OutputOf } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'

type Closing = OutputOf<'member.closing'>

export interface Loss {
  label: string
  value: string
}

/** What is given up for good, each with its number; nothing is hidden in "and so on". */
export function lossesOf({ member, coupons, stored }: Closing): Loss[] {
  const { points, progress } = member
  const all = points.active + points.pending
  return [
    { label: '积分', value: all > 0 ? `${integer(all)} 分作废` : '没有' },
    { label: '能用的券', value: coupons > 0 ? `${integer(coupons)} 张收回` : '没有' },
    { label: '等级', value: `「${progress.tier.name}」清零` },
    ...(stored && stored.bonusFen > 0
      ? [{ label: '储值赠金', value: `${amount(stored.bonusFen)} 作废` }]
      : []),
    ...(points.debt > 0 ? [{ label: '欠的积分', value: `${integer(points.debt)} 分还记着` }] : []),
  ]
}
