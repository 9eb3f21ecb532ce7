import type { TierProgressView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'

/** 再消费 214 元，升为「藏山」; on top of all tiers, that one is there. */
export function nextTierWords({ tier, next }: TierProgressView): string {
  return next
    ? `再消费 ${integer(next.missing)} 元，升为「${next.tier.name}」`
    : `已是最高一级「${tier.name}」`
}

/** The filled part of the bar to the next tier, 0–1. */
export function tierShare({ growth, next }: TierProgressView): number {
  return next ? Math.min(1, growth / Math.max(1, next.tier.threshold)) : 1
}
