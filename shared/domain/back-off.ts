import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar/units'

/** A pause that begins at `firstMs` and doubles per failure up to `longestMs`. */
export interface BackOff {
  firstMs: number
  longestMs: number
}

/** Every growing pause of the domain. Source: docs/architecture/sweepers-and-cost.md. */
export const BACK_OFF = {
  /** A failed duty, a question WeChat Pay did not answer. */
  duty: { firstMs: 15_000, longestMs: HOUR_MS },
  /** A perk's coupon that could not be handed over. */
  perk: { firstMs: MINUTE_MS, longestMs: DAY_MS },
  /** A batch out of stock that members wait for. */
  batchWatch: { firstMs: MINUTE_MS, longestMs: 3 * HOUR_MS },
  /** A staff member who typed or scanned in vain. */
  deskTries: { firstMs: 15_000, longestMs: 30 * MINUTE_MS },
} as const satisfies Record<string, BackOff>

/** Beyond it every pause is at its longest. */
const MOST_DOUBLINGS = 20

/** The pause after `failures` failures before the last one. */
export const pauseMs = ({ firstMs, longestMs }: BackOff, failures: number): number =>
  Math.min(firstMs * 2 ** Math.min(failures, MOST_DOUBLINGS), longestMs)

/** When a duty that just failed is tried again, epoch ms. */
export const retryAt = (now: number, tries: number, backOff: BackOff = BACK_OFF.duty): number =>
  now + pauseMs(backOff, tries)
