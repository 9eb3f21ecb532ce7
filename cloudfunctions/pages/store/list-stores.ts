import { accept, type OutputOf, refuse } from '@shared/contract'
import { termsIdOf } from '@shared/domain/coupon/terms'
import { memberIdOf } from '@shared/domain/ids'
import { isTheirs } from '../../modules/account/ids-of-person'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { shownTerms } from '../../modules/coupon/shown-batches'
import type { Context, Handler } from '../../platform/context'
import { read } from '../../platform/database'

/**
 * The brand's stores with their hours and places. How far away they are is worked out on the phone: no
 * position of a person is ever sent. No trip when warm; 1 with a coupon.
 */
export const listStores: Handler<'store.list'> = async (context, { couponId }) => {
  const [stores, coupon] = await Promise.all([
    activeStoresOf(context.brand._id),
    couponId === undefined ? null : couponOf(context, couponId),
  ])
  if (couponId !== undefined && !coupon) return refuse('COUPON_NOT_FOUND')
  return accept({
    brand: brandView(context.brand),
    stores: stores.map(storeView),
    coupon,
    now: context.now,
  })
}

async function couponOf(
  { brand, caller }: Context,
  couponId: string,
): Promise<OutputOf<'store.list'>['coupon']> {
  const coupon = await read('coupons', couponId)
  if (!coupon || !(await isTheirs(coupon.memberId, memberIdOf(brand._id, caller.openid)))) return null
  const terms = (await shownTerms([coupon])).get(termsIdOf(coupon))
  return terms ? { name: terms.name, stores: coupon.stores } : null
}
