import { BACK_OFF, retryAt } from '../back-off'
import type { BatchDoc, CouponRule } from '../coupon/types'
import { isOverWhenTaken } from '../coupon/validity'
import { NEVER } from '../due'
import type { OwedPerk, PerkBook } from './types'

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

/** What came of trying to hand owed coupons over, by `couponId`. */
export interface Tried {
  /** They are in the wallet. */
  existing: ReadonlySet<string>
  /** Their batch has none to give. */
  waiting: ReadonlySet<string>
}

/**
 * What is left to hand over after a try: those that wait for their batch are woken, the others come again.
 * Never given up.
 */
export function afterTry(
  book: PerkBook,
  tried: readonly OwedPerk[],
  { existing, waiting }: Tried,
  now: number,
): PerkBook {
  const wasTried = (row: OwedPerk) => tried.some(({ couponId }) => couponId === row.couponId)
  const nextTryAt = (row: OwedPerk) =>
    waiting.has(row.couponId) ? NEVER : retryAt(now, row.tries, BACK_OFF.perk)
  const owed = book.owed
    .filter(({ couponId }) => !existing.has(couponId))
    .map(row => (wasTried(row) ? { ...row, tries: row.tries + 1, tryAt: nextTryAt(row) } : row))
  return { ...book, owed }
}

/** The book with every row of a batch to be tried now; null when none waits for it. */
export function wokenBy(batchId: string, book: PerkBook, now: number): PerkBook | null {
  const waits = (row: OwedPerk) => row.batchId === batchId && row.tryAt === NEVER
  if (!book.owed.some(waits)) return null
  return { ...book, owed: book.owed.map(row => (waits(row) ? { ...row, tryAt: now } : row)) }
}

/** When a batch that members wait for is asked again: from a minute, doubled, to three hours. */
export const watchAgainAt = (tries: number, now: number) => retryAt(now, tries, BACK_OFF.batchWatch)
