import { HOUR_MS, MINUTE_MS } from '../calendar/units'
import type { StaffDoc } from '../staff/types'
import type { LoginDoc, SessionDoc } from './types'

const SESSION_LIFE_MS = 12 * HOUR_MS
/** The books close when a computer was left alone for so long. */
const BOOKS_IDLE_MS = 30 * MINUTE_MS
/** Calls within it are written down once. */
const SEEN_STEP_MS = MINUTE_MS
/** Computers one person may have open at once; one more ends the one used longest ago. */
export const SESSIONS_PER_PERSON = 5

/** The session that a confirmed ticket is exchanged for; `_id` is the hash of its token. */
export function newSession(_id: string, login: LoginDoc, staff: StaffDoc, now: number): SessionDoc {
  const endsAt = now + SESSION_LIFE_MS
  return {
    _id,
    brandId: staff.brandId,
    ticket: login._id,
    staffId: staff._id,
    appid: login.appid,
    role: staff.role,
    stores: staff.stores,
    from: login.from,
    createdAt: now,
    lastAt: now,
    endsAt,
    booksUntil: now + BOOKS_IDLE_MS,
    expiresAt: endsAt,
  }
}

/** Whether this person may still do what the session was opened with. */
export const isSameStanding = (session: SessionDoc, staff: StaffDoc | null): boolean =>
  staff?.active === true &&
  staff.role === session.role &&
  staff.stores.length === session.stores.length &&
  staff.stores.every(store => session.stores.includes(store))

export const isOpen = ({ endsAt }: SessionDoc, now: number): boolean => now < endsAt
export const areBooksOpen = ({ booksUntil }: SessionDoc, now: number): boolean => now < booksUntil

/** What a call moves on, or null when the last one was a moment ago. Closed books stay closed. */
export function seenAt(session: SessionDoc, now: number): Pick<SessionDoc, 'lastAt' | 'booksUntil'> | null {
  if (now - session.lastAt < SEEN_STEP_MS) return null
  return { lastAt: now, booksUntil: areBooksOpen(session, now) ? now + BOOKS_IDLE_MS : session.booksUntil }
}
