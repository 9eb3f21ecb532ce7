import type { WaysOn } from '@shared/contract/actions/link'
import { memberIdOf } from '@shared/domain/ids'
import { activeStoresOf, chooseStore, storeView } from '../../modules/brand/store-view'
import type { Context } from '../../platform/context'
import { offersTo } from '../coupon/offers'

/** What there is today for who came by a path that leads nowhere: each only if it is there. 2 trips. */
export async function waysOn({ brand, caller, now }: Context): Promise<WaysOn> {
  const [offers, stores] = await Promise.all([
    offersTo(brand, memberIdOf(brand._id, caller.openid), now),
    activeStoresOf(brand._id),
  ])
  const open = offers.filter(({ batch, mine, soldOut }) => !soldOut && mine < batch.limitPerMember)
  const store = chooseStore(stores)
  return {
    offers: { count: open.length, names: open.slice(0, 2).map(({ batch }) => batch.name) },
    store: store ? storeView(store) : null,
  }
}
