import type { TierProgressView } from '@shared/contract'

/** The filled part of the bar to the next tier, 0–1. */
export function tierShare({ growth, next }: TierProgressView): number {
  return next ? Math.min(1, growth / Math.max(1, next.tier.threshold)) : 1
}
