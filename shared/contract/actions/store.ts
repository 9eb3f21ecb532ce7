import * as v from 'valibot'
import { action } from '../action'
import { commandId, day, id, integerWithin, limits, longId, moment, reason, version } from '../fields'
import type { BrandView, StoreView } from '../views'

export interface StoresListed {
  brand: BrandView
  stores: StoreView[]
  /** Only when a coupon was named: its name, and the stores where it works, `['*']` = every store. */
  coupon: { name: string; stores: string[] } | null
  now: number
}

/** All stores in business, in the order of the brand; a coupon of the caller says where it works. */
export const listStores = action<StoresListed>()(
  'store.list',
  'anyone',
  v.strictObject({ couponId: v.optional(longId) }),
)

const minutes = { fromMinute: integerWithin(0, 1439), toMinute: integerWithin(1, 2879) }
const hours = v.strictObject({
  weekly: v.pipe(
    v.array(
      v.strictObject({
        weekdays: v.pipe(v.array(integerWithin(1, 7)), v.minLength(1), v.maxLength(7)),
        ...minutes,
      }),
    ),
    v.maxLength(limits.timesPerRule),
  ),
  special: v.pipe(
    v.array(v.strictObject({ day, spans: v.pipe(v.array(v.strictObject(minutes)), v.maxLength(4)) })),
    v.maxLength(limits.specialDays),
  ),
  closures: v.pipe(
    v.array(
      v.strictObject({
        fromAt: moment,
        untilAt: moment,
        reason: v.pipe(v.string(), v.trim(), v.maxLength(limits.nameLength)),
      }),
    ),
    v.maxLength(limits.closures),
  ),
})
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most))
const text = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest))

export interface ManagedStoreView extends StoreView {
  version: number
  /** False: out of business; orders and coupons still name it. */
  active: boolean
  /** Place in the brand's list, smallest first. */
  rank: number
}

export interface StoresManaged {
  brand: BrandView
  stores: ManagedStoreView[]
  now: number
}

/** All stores of the brand, those out of business too. */
export const manageStores = action<StoresManaged>()('store.manage', 'staff', v.strictObject({}))

/** Without `storeId` a new store; with it, what is saved takes the place of version `version`. */
export const saveStore = action<{ store: ManagedStoreView }>()(
  'store.save',
  'staff',
  v.strictObject({
    commandId,
    storeId: v.optional(id),
    version: v.optional(version),
    store: v.strictObject({
      name: v.pipe(text(limits.nameLength), v.minLength(1)),
      address: text(limits.addressLength),
      phone: v.pipe(text(limits.phoneLength), v.regex(/^[\d\s()+-]*$/)),
      /** null = not entered: no map and no distance. */
      location: v.nullable(v.strictObject({ longitude: degrees(180), latitude: degrees(90) })),
      /** null = not entered: nothing is refused by the clock. */
      hours: v.nullable(hours),
      active: v.boolean(),
      rank: integerWithin(0, 9999),
    }),
    reason,
  }),
)
