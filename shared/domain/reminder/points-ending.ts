import { addDays, dayOf, endOfDay, FAR_DAY, startOfDay } from '../calendar/day'
import { DAY_MS, HOUR_MS } from '../calendar/units'
import { NEVER } from '../due'
import type { Lot } from '../points/types'
import type { ConsentDoc, PointsEndingTemplate } from './types'

/** No message about points is sent at night. */
const SENT_AT_HOUR = 10
/** Lots that do not exist yet are found by looking again; a lot lives longer than this. */
const LOOK_AGAIN_MS = 14 * DAY_MS
/** How far ahead points end that make asking for consent sensible, and how long a "no" is respected. */
const ASK_WITHIN_DAYS = 90
const REFUSAL_KEPT_MS = 30 * DAY_MS
const KEPT_SENT = 12

export interface EndingNotice {
  /** Points whose last usable day is `day`; null = nothing to say now. */
  due: Lot | null
  /** When to look again once it is said, epoch ms. */
  nextAt: number
}

/** Which ending lot the member must be notified of now, if any; once per lot, and never after its end. */
export function endingNotice(
  lots: readonly Lot[],
  consent: Pick<ConsentDoc, 'left' | 'sentFor'>,
  { daysBefore }: Pick<PointsEndingTemplate, 'daysBefore'>,
  { now, timeZone }: { now: number; timeZone: string },
): EndingNotice {
  if (consent.left <= 0) return { due: null, nextAt: NEVER }
  const momentOf = (day: string) => startOfDay(addDays(day, -daysBefore), timeZone) + SENT_AT_HOUR * HOUR_MS
  const unsent = lots.filter(({ day }) => day !== FAR_DAY && !consent.sentFor.includes(day))
  const alive = unsent.filter(({ day }) => endOfDay(day, timeZone) > now)
  const due = alive.find(({ day }) => momentOf(day) <= now) ?? null
  if (due && consent.left === 1) return { due, nextAt: NEVER }
  const later = alive.filter(lot => lot !== due).map(({ day }) => Math.max(now, momentOf(day)))
  return { due, nextAt: Math.min(now + LOOK_AGAIN_MS, ...later) }
}

/** The consent once its message was sent. */
export function afterSending(consent: ConsentDoc, day: string, nextAt: number): ConsentDoc {
  const sentFor = [...consent.sentFor, day].slice(-KEPT_SENT)
  return { ...consent, version: consent.version + 1, left: consent.left - 1, sentFor, dueAt: nextAt }
}

/** Whether to ask now: something ends soon, nothing is agreed yet, and no recent "no" is in force. */
export function maySuggest(
  lots: readonly Lot[],
  consent: ConsentDoc | null,
  { now, timeZone }: { now: number; timeZone: string },
): boolean {
  if (consent && consent.left > 0) return false
  if (consent?.answer === 'reject' && now - consent.answeredAt < REFUSAL_KEPT_MS) return false
  const until = addDays(dayOf(now, timeZone), ASK_WITHIN_DAYS)
  return lots.some(({ day }) => day <= until)
}
