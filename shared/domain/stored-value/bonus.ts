import { entitlement } from '../points/earning'
import type { BonusStep, StoredValue, StoredValueRule } from './types'

/** The bonus of a top-up: that of the highest step it reaches, 0 below the first. */
export function bonusOf(amountFen: number, bonuses: readonly BonusStep[]): number {
  const reached = bonuses.filter(step => step.fromFen <= amountFen)
  return reached.sort((a, b) => b.fromFen - a.fromFen)[0]?.bonusFen ?? 0
}

export type TopUpRefusal = { reason: 'too-little' | 'too-much' | 'holds-too-much'; limitFen: number }

/** Why so much cannot be topped up, or null. */
export function mayTopUp(stored: StoredValue, amountFen: number, rule: StoredValueRule): TopUpRefusal | null {
  if (amountFen < rule.leastFen) return { reason: 'too-little', limitFen: rule.leastFen }
  if (amountFen > rule.mostFen) return { reason: 'too-much', limitFen: rule.mostFen }
  const after = stored.principalFen + stored.bonusFen + amountFen + bonusOf(amountFen, rule.bonuses)
  return after > rule.mostHeldFen ? { reason: 'holds-too-much', limitFen: rule.mostHeldFen } : null
}

/**
 * What a top-up is still worth after refunds, on cumulative totals: principal fen for fen, bonus in
 * proportion, and never more than so much principal would have been given. Otherwise 500 + 50 with 400 paid
 * back would leave 100 with a bonus that 100 never had.
 */
export function keptOfTopUp(
  topUp: { totalFen: number; bonusFen: number; steps?: readonly BonusStep[] },
  refundedFen: number,
): StoredValue {
  const { totalFen, bonusFen, steps = [] } = topUp
  const principalFen = Math.max(0, totalFen - refundedFen)
  const inProportion = entitlement(bonusFen, totalFen, refundedFen)
  if (refundedFen === 0 || steps.length === 0) return { principalFen, bonusFen: inProportion }
  return { principalFen, bonusFen: Math.min(inProportion, bonusOf(principalFen, steps)) }
}
