import type { StoreView } from '@shared/contract'
import { distanceM } from '@shared/domain/store/distance'
import { openState, takesOrders } from '@shared/domain/store/open-state'
import type { Place } from '@shared/domain/store/types'
import type { Seen } from '@/seen'

/** A store and how far it is, metres; null where either place is unknown. */
export interface PlacedStore {
  store: StoreView
  metres: number | null
}

/** The person's place beside the moment; null where it is unknown. */
interface SeenFrom extends Seen {
  place: Place | null
}

/** Within it a store that is open comes before a nearer one that is not. */
const NEAR_M = 3_000
/** Shown where a search finds nothing. */
const MOST_INSTEAD = 3

/** The stores from near to far, open ones first among the near; in the brand's order without a place. */
export function arrangeStores(
  stores: readonly StoreView[],
  { place, now, timeZone }: SeenFrom,
): PlacedStore[] {
  const placed = stores.map(store => ({
    store,
    metres: place && store.location ? distanceM(place, store.location) : null,
  }))
  if (!place) return placed
  // The hours are looked up once per store, not once per comparison.
  const ranked = placed.map(each => {
    const far = each.metres ?? Number.POSITIVE_INFINITY
    const beyond = far < NEAR_M ? 0 : 1
    const shut = beyond || takesOrders(openState(each.store.hours, now, timeZone)) ? 0 : 1
    return { each, far, beyond, shut }
  })
  ranked.sort((a, b) => a.beyond - b.beyond || a.shut - b.shut || (a.far === b.far ? 0 : a.far - b.far))
  return ranked.map(({ each }) => each)
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
  seen: SeenFrom,
): PlacedStore | null {
  const others = stores.filter(({ id, hours }) => {
    const { kind } = openState(hours, seen.now, seen.timeZone)
    return id !== except && kind === 'open'
  })
  return arrangeStores(others, seen)[0] ?? null
}
