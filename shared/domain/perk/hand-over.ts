import type { BatchDoc, CouponRule } from '../coupon/types'
import { isOverWhenTaken } from '../coupon/validity'
import type { OwedPerk, PerkBook } from './types'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Why an owed coupon cannot be handed over for now; it stays owed. */
export type PerkObstacle = 'gone' | 'closed' | 'over'

/** Why no coupon of this batch may be given now, or null; whether there is stock is decided by taking it. */
export function perkObstacle(
  batch: BatchDoc | undefined,
  rules: readonly Pick<CouponRule, 'validity'>[],
  now: number,
  timeZone: string,
): PerkObstacle | null {
  if (!batch) return 'gone'
  if (batch.state !== 'open') return 'closed'
  return isOverWhenTaken(rules, now, timeZone) ? 'over' : null
}

/** What is left to hand over after a try: those that stand are done, the others come again, at last once a day. Never given up. */
export function afterTry(
  book: PerkBook,
  tried: readonly OwedPerk[],
  standing: ReadonlySet<string>,
  now: number,
): PerkBook {
  const wasTried = (row: OwedPerk) => tried.some(({ couponId }) => couponId === row.couponId)
  const owed = book.owed
    .filter(({ couponId }) => !standing.has(couponId))
    .map(row => (wasTried(row) ? { ...row, tries: row.tries + 1, tryAt: nextTryAt(row, now) } : row))
  return { ...book, owed }
}

const nextTryAt = ({ tries }: OwedPerk, now: number) => now + Math.min(MINUTE_MS * 2 ** tries, DAY_MS)
