import type { BrandDoc } from '@shared/domain/brand/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { StaffContext } from '../../../platform/context'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

/** What the router has read for an action of this staff member at this moment. */
export function contextOf(shop: Shop, by: Someone = PEOPLE.chen): StaffContext {
  const staffId = shop.memberId(by)
  return {
    brand: shop.one<BrandDoc>('brands', 'shanze'),
    staff: shop.one<StaffDoc>('staff', staffId),
    ownIds: [staffId],
    session: null,
    caller: { openid: by.openid, unionid: by.unionid, appid: '' } as StaffContext['caller'],
    now: shop.now(),
    requestId: 'test',
  }
}
