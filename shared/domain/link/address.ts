import { DAY_MS } from '../calendar/units'
import { NEVER } from '../due'
import type { LinkDoc, MadeAddress } from './link-doc'
import { linkStateAt } from './state'

/** Days WeChat keeps a URL Link or Scheme at most. */
export const ADDRESS_DAYS = 30
/** A fresh one is made so long before the old one dies: places that can be changed have time to change. */
const RENEW_MS = 3 * DAY_MS

export const isFresh = (made: MadeAddress | null, now: number): made is MadeAddress =>
  made !== null && now < made.endsAt - RENEW_MS

/** When the first of a path's addresses must be made anew; NEVER for a path that leads nowhere any more. */
export function addressesDueAt(link: LinkDoc, now: number): number {
  const state = linkStateAt(link, now)
  if (state === 'ended' || state === 'stopped') return NEVER
  const made = [link.urlLink, link.scheme].filter(each => each !== null)
  return Math.min(NEVER, ...made.map(({ endsAt }) => endsAt - RENEW_MS))
}
