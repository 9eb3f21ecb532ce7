import type { LedgerEntry, SettlingEntry } from '@shared/domain/points/types'
import { type Invariant, say } from './books'

/** What the orders of one card were granted in a day or a month is at most what the brand's rule allows. */
export const capsOnEarningHold: Invariant = {
  name: '每天每月的积分不超过上限',
  broken: ({ brands, orders, entries }) =>
    brands.flatMap(({ _id, points: { version, maxPerDay, maxPerMonth } }) => {
      const granted = new Map<string, number>()
      for (const { memberId, ref, points } of plansOf(entries, _id, version)) {
        const day = orders.find(order => order._id === ref)?.paid?.day ?? ''
        for (const span of [day, day.slice(0, 7)]) {
          const key = `${memberId} ${span}`
          granted.set(key, (granted.get(key) ?? 0) + points)
        }
      }
      return [...granted].flatMap(([key, points]) => {
        const most = /-\d\d-\d\d$/.test(key) ? maxPerDay : maxPerMonth
        return say(most === 0 || points <= most, `${key} 发了 ${points} 分，上限 ${most}`)
      })
    }),
}

/**
 * The plan of each order, once, as far as it was made under this version of the rule: for the card that it
 * was made for, which may have become part of another since.
 */
function plansOf(entries: readonly LedgerEntry[], brandId: string, version: number) {
  const settling = entries.filter(
    (entry): entry is SettlingEntry => entry.kind === 'order' || entry.kind === 'top-up',
  )
  const plans = settling
    .filter(entry => entry.brandId === brandId && entry.plan.ruleVersion === version)
    .sort((a, b) => b.at - a.at)
    .map(({ memberId, ref, plan }) => [ref, { memberId, ref, points: plan.points }] as const)
  // Of several entries the earliest is set last.
  return [...new Map(plans).values()]
}
