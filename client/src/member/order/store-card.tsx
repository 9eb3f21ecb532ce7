import type { OrderOpened } from '@shared/contract/actions/order'
import { distanceM } from '@shared/domain/store/distance'
import { distanceWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { storeOpen } from '@/features/store/store-open'
import { usePlace } from '@/features/store/use-place'
import { ReachIcons } from '@/member/features/store/reach-icons'
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
      <ReachIcons store={store} ids={{ call: 'call-store', lead: 'lead-to-store' }} callFilled />
    </View>
  )
}
