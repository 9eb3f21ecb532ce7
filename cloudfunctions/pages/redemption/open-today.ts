import { accept } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { brandView } from '../../modules/brand/brand-view'
import { storeView } from '../../modules/brand/store-view'
import { totalOf, typedOf, usesOfDay, viewsOfUses } from '../../modules/redemption/day-uses'
import { workPlace } from '../../modules/staff/work-place'
import type { Handler } from '../../platform/context'

/** What this store redeemed today, by all staff, the latest first. 3–4 trips, 3 deep. */
export const openToday: Handler<'redemption.today'> = async (context, { storeId }) => {
  const { brand, staff, now } = context
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const day = dayOf(now, brand.timeZone)
  const uses = await usesOfDay(storeId, day)
  return accept({
    brand: brandView(brand),
    store: storeView(place.data),
    clerkName: staff.name,
    day,
    ...totalOf(uses),
    typedCount: staff.role === 'clerk' ? null : typedOf(uses),
    uses: await viewsOfUses(uses, context),
  })
}
