import type { StoreView } from '@shared/contract'
import { distanceM } from '@shared/domain/store/distance'
import { openState, takesOrders } from '@shared/domain/store/open-state'
import type { Place } from '@shared/domain/store/types'

/** A store and how far it is, metres; null where either place is unknown. */
export interface PlacedStore {
  store: StoreView
  metres: number | null
}

/** Within it a store that is open comes before a nearer one that is not. */
const NEAR_M = 3_000
/** Shown where a search finds nothing. */
const MOST_INSTEAD = 3

/** The stores from near to far, open ones first among the near; in the brand's order without a place. */
export function arrangeStores(
  stores: readonly StoreView[],
  { place, now, timeZone }: { place: Place | null; now: number; timeZone: string },
): PlacedStore[] {
  const placed = stores.map(store => ({
    store,
    metres: place && store.location ? distanceM(place, store.location) : null,
  }))
  if (!place) return placed
  const shut = ({ store }: PlacedStore) => (takesOrders(openState(store.hours, now, timeZone)) ? 0 : 1)
  const far = ({ metres }: PlacedStore) => metres ?? Number.POSITIVE_INFINITY
  const beyond = (each: PlacedStore) => (far(each) < NEAR_M ? 0 : 1)
  return placed.sort((a, b) => {
    const near = beyond(a) === 0 && beyond(b) === 0 ? shut(a) - shut(b) : 0
    return beyond(a) - beyond(b) || near || (far(a) === far(b) ? 0 : far(a) - far(b))
  })
}

/** Those whose name or address holds every word; none found: the first few, and `found` is false. */
export function searchStores(
  stores: readonly PlacedStore[],
  words: string,
): { found: boolean; stores: readonly PlacedStore[] } {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const hits = stores.filter(({ store: { name, address } }) => {
    const text = `${name} ${address}`.toLowerCase()
    return wanted.every(word => text.includes(word))
  })
  return hits.length > 0
    ? { found: true, stores: hits }
    : { found: false, stores: stores.slice(0, MOST_INSTEAD) }
}

/** The nearest other store that takes orders now, or null. */
export function nearestOpen(
  stores: readonly StoreView[],
  except: string,
  seen: { place: Place | null; now: number; timeZone: string },
): PlacedStore | null {
  const others = stores.filter(({ id, hours }) => {
    const { kind } = openState(hours, seen.now, seen.timeZone)
    return id !== except && kind === 'open'
  })
  return arrangeStores(others, seen)[0] ?? null
}
