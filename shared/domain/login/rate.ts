import { MINUTE_MS } from '../calendar/units'
import type { LoginRateDoc } from './types'

/** Tickets one network address may ask for in ten minutes: a shop's staff share an address. */
export const TICKETS_PER_WINDOW = 30
const WINDOW_MS = 10 * MINUTE_MS

/** Whether a window has passed, so that counting begins anew. */
export const isWindowOver = ({ windowFrom }: LoginRateDoc, now: number): boolean =>
  now - windowFrom >= WINDOW_MS

/** The first ticket of an address in a window. */
export const firstTicket = (_id: string, now: number): LoginRateDoc => ({
  _id,
  windowFrom: now,
  tickets: 1,
  expiresAt: now + WINDOW_MS + 60 * MINUTE_MS,
})
