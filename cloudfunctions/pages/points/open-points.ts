import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import { isSettling } from '@shared/domain/points/entry-kinds'
import { loadMember } from '../../modules/account/load-member'
import { pointsView } from '../../modules/account/points-view'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import type { Handler } from '../../platform/context'
import { readMany } from '../../platform/database'
import { entryView } from './entry-view'
import { cursorOf, placesOf, readPersonHistory } from './read-person-history'

/**
 * Balance and history, 20 entries a page, newest first. 3 trips, one after the other; for who was merged 2
 * more for each page.
 */
export const openPoints: Handler<'points.open'> = async ({ brand, caller, now }, { filter, after }) => {
  const from = placesOf(after)
  if (!from) {
    return refuse('BAD_INPUT', undefined, { field: 'input.after' })
  }
  const memberId = memberIdOf(brand._id, caller.openid)
  const loaded = await loadMember(memberId)
  const member = loaded.member ?? createGuest({ memberId, brand, cardNo: '', now })
  const history = loaded.member ? await readPersonHistory(member, filter, from) : { entries: [], next: null }
  const refs = history.entries.filter(isSettling).map(entry => entry.ref)
  const [orders, storeName] = await Promise.all([readMany('orders', refs), storeNames(brand._id)])
  const orderById = new Map(orders.map(order => [order._id, order]))
  return accept({
    brand: brandView(brand),
    points: pointsView(member, brand, now),
    entries: history.entries.map(entry => ({
      ...entryView(entry, orderById.get(entry.ref) ?? null, storeName),
      ...(entry.memberId === member._id ? {} : { formerCard: true as const }),
    })),
    next: history.next && cursorOf(history.next),
  })
}
