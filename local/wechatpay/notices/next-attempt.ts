import { NOTICE_FLAWS, type NoticeFlaw } from './flaws'
import type { Attempt, Notice, NoticeBehaviour } from './notice'
import { isReceived, RETRY_PAUSES_MS } from './retry-schedule'

/**
 * Only its first attempt is flawed: the genuine notice follows by the schedule, if the flawed one was
 * refused.
 */
export function flawOf(behaviour: NoticeBehaviour): NoticeFlaw {
  return (NOTICE_FLAWS as readonly string[]).includes(behaviour) ? (behaviour as NoticeFlaw) : 'none'
}

/** The notice after a scheduled attempt. */
export function after(notice: Notice, made: Attempt[], now: number): Notice {
  const attempts = [...notice.attempts, ...made]
  if (notice.state === 'delivered' || made.some(({ status }) => isReceived(status)))
    return { ...notice, attempts, state: 'delivered', nextAttemptAt: null }
  const pauseMs = RETRY_PAUSES_MS[notice.tries]
  const tries = notice.tries + 1
  return pauseMs === undefined
    ? { ...notice, attempts, tries, state: 'given-up', nextAttemptAt: null }
    : { ...notice, attempts, tries, nextAttemptAt: now + pauseMs }
}
