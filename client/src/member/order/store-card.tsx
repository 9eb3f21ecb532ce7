import type { OrderOpened } from '@shared/contract/actions/order'
import { distanceM } from '@shared/domain/store/distance'
import { distanceWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { callStore, leadTo } from '@/features/store/reach-store'
import { storeOpen } from '@/features/store/store-open'
import { usePlace } from '@/features/store/use-place'
import type { Seen } from '@/seen'

/** Where it is fetched: open until when, how far, and two ways to reach it. */
export function StoreCard({ opened: { store, row }, seen }: { opened: OrderOpened; seen: Seen }) {
  const { place } = usePlace()
  if (!store) return null
  const metres = place && store.location ? distanceM(place, store.location) : null
  const facts = [
    metres === null ? '' : distanceWords(metres),
    storeOpen(store, seen.now, seen.timeZone).words,
    row.pickUp ? '到店自取' : store.address,
  ]
  return (
    <View className="order-store">
      <View className="order-store-text">
        <View className="order-store-name">{store.name}</View>
        <View className="small ink-2">{facts.filter(Boolean).join(' · ')}</View>
      </View>
      {store.phone && (
        <View
          id="call-store"
          className="order-store-icon"
          onClick={() => callStore(store)}
          role="button"
          aria-label={`打电话给${store.name}`}
        >
          <Icon name="call" size={20} />
        </View>
      )}
      {store.location && (
        <View
          id="lead-to-store"
          className="order-store-icon"
          onClick={() => leadTo(store)}
          role="button"
          aria-label={`带我去${store.name}`}
        >
          <Icon name="go" size={20} />
        </View>
      )}
    </View>
  )
}
