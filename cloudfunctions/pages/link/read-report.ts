import { accept } from '@shared/contract'
import { addDays, dayOf, startOfDay } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { reportOf } from '@shared/domain/link/report'
import { USUAL_WINDOW_DAYS, windowMsOf } from '@shared/domain/link/touch'
import { brandView } from '../../modules/brand/brand-view'
import { happenedIn } from '../../modules/link/happened'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'

/**
 * What each path of the brand brought in the last days, today included, and at the end what none of them did:
 * together it is everything. What was refunded is taken back on the day it was paid. 7 trips side by side and
 * one more for what coupons came from; more where a kind of thing happened more than 1,000 times.
 */
export const readLinkReport: Handler<'link.report'> = async ({ brand, now }, { days }) => {
  const toDay = dayOf(now, brand.timeZone)
  const fromDay = addDays(toDay, 1 - days)
  const during = {
    brandId: brand._id,
    fromDay,
    toDay,
    fromAt: startOfDay(fromDay, brand.timeZone),
    now,
    windowMs: windowMsOf(brand),
  }
  const [{ happened, complete }, links] = await Promise.all([
    happenedIn(during),
    find('links', { brandId: brand._id }, { limit: LIMITS.rowsPerQuery, only: ['name'] }),
  ])
  const names = new Map(links.map(({ _id, name }) => [_id, name]))
  return accept({
    brand: brandView(brand),
    fromDay,
    toDay,
    rows: reportOf(happened).map(row => ({ ...row, name: names.get(row.linkId) ?? '' })),
    complete,
    windowDays: brand.attributionDays ?? USUAL_WINDOW_DAYS,
  })
}
