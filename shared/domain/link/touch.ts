import type { MemberDoc } from '../account/types'
import { DAY_MS, MINUTE_MS } from '../calendar/units'
import { LIMITS } from '../limits'
import type { Attribution, Touch } from './types'

const SLOT_MS = 30 * MINUTE_MS
/** Days after a touch in which what happens is put down to it, where the brand has set none. */
export const USUAL_WINDOW_DAYS = 30

/** Openings within one half hour are one touch. */
export const slotOf = (at: number): number => Math.floor(at / SLOT_MS)

export const windowMsOf = ({ attributionDays = USUAL_WINDOW_DAYS }: { attributionDays?: number }): number =>
  attributionDays * DAY_MS

/**
 * The touches a person's document keeps, newest last, after one more; null when it changes nothing: the same
 * path within the same half hour, a direct opening while an earlier touch still counts, or one that is older
 * than all that are kept.
 */
export function withTouch(touches: readonly Touch[], touch: Touch, windowMs: number): Touch[] | null {
  const isKnown = touches.some(({ linkId, at }) => linkId === touch.linkId && slotOf(at) === slotOf(touch.at))
  const earlier = touches.some(({ at, direct }) => !direct && at > touch.at - windowMs)
  if (isKnown || (touch.direct && earlier)) return null
  const next = newestOf([...touches, touch])
  return next.includes(touch) ? next : null
}

/** Touches of two cards that become one. */
export function mergedTouches(
  from: Pick<MemberDoc, 'touches'>,
  into: Pick<MemberDoc, 'touches'>,
): Pick<MemberDoc, 'touches'> {
  return from.touches ? { touches: newestOf([...(into.touches ?? []), ...from.touches]) } : {}
}

const newestOf = (touches: Touch[]): Touch[] =>
  [...touches].sort((a, b) => a.at - b.at).slice(-LIMITS.touches)

/**
 * What brought about something that happened at `at`: the last touch before it and within the window. A page
 * that was opened for the order itself came after it. A direct opening counts only without another.
 */
export function attributionFor(
  touches: readonly Touch[],
  { at, windowMs, orderId = '' }: { at: number; windowMs: number; orderId?: string },
): Attribution | null {
  const before = touches.filter(
    touch => touch.at < at && touch.at > at - windowMs && (orderId === '' || touch.orderId !== orderId),
  )
  const led = before.filter(({ direct }) => !direct)
  const last = (led.length > 0 ? led : before).reduce<Touch | null>(
    (newest, touch) => (newest && newest.at >= touch.at ? newest : touch),
    null,
  )
  return last && { linkId: last.linkId, at: last.at }
}

/** As a field of the document it is written to; nothing where no path brought it. */
export function broughtByField(broughtBy: Attribution | null): { broughtBy?: Attribution } {
  return broughtBy ? { broughtBy } : {}
}
