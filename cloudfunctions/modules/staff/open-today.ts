import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import type { Handler } from '../../platform/context'
import { brandView } from '../brand/brand-view'
import { storeView } from '../brand/store-view'
import { totalOf, typedOf, usesOfDay, viewsOfUses } from './day-uses'
import { workPlace } from './work-place'

/** What this store redeemed today, by all staff, the latest first. 3–4 trips, 3 deep. */
export const openToday: Handler<'clerk.today'> = async (context, { storeId }) => {
  const { brand, staff, now } = context
  const place = await workPlace(context, storeId)
  if ('code' in place) return place
  const day = dayOf(now, brand.timeZone)
  const uses = await usesOfDay(storeId, day)
  return accept({
    brand: brandView(brand),
    store: storeView(place),
    clerkName: staff.name,
    day,
    ...totalOf(uses),
    typedCount: staff.role === 'clerk' ? null : typedOf(uses),
    uses: await viewsOfUses(uses, context),
  })
}
