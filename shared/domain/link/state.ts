import type { LinkDoc } from './link-doc'

/** `stopped` = archived: ended before its time. */
export type LinkState = 'live' | 'not-begun' | 'ended' | 'stopped'

export function linkStateAt({ archived, fromAt, untilAt }: LinkDoc, now: number): LinkState {
  if (archived) return 'stopped'
  if (now >= untilAt) return 'ended'
  return now < fromAt ? 'not-begun' : 'live'
}
