import { accept, refuse } from '@shared/contract'
import { dayOf } from '@shared/domain/calendar/day'
import { brandView } from '../../modules/brand/brand-view'
import { chooseStore, storeView } from '../../modules/brand/store-view'
import { totalOf, usesOfDay, viewsOfUses } from '../../modules/redemption/day-uses'
import { workPlaces } from '../../modules/staff/work-place'
import type { Handler } from '../../platform/context'

/**
 * The scanning page: where this person may work, today's totals of the store, and their own last redemption
 * there. 3 trips.
 */
export const openStaff: Handler<'staff.open'> = async (context, { storeId }) => {
  const { brand, staff, now } = context
  const stores = await workPlaces(context)
  const store = chooseStore(stores, storeId)
  if (!store) return refuse('STAFF_WRONG_STORE')
  const uses = await usesOfDay(store._id, dayOf(now, brand.timeZone))
  const own = uses.filter(({ use }) => use.clerkId === staff._id && !use.voided)
  const [last] = await viewsOfUses(own.slice(0, 1), context)
  return accept({
    brand: brandView(brand),
    clerkName: staff.name,
    role: staff.role,
    stores: stores.map(storeView),
    today: totalOf(uses),
    last: last ?? null,
    storedValue: brand.features.storedValue && brand.storedValue !== undefined,
    digitsNeeded: !brand.typedCodesWithoutDigits,
    now,
  })
}
