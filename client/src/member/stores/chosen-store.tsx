import { distanceWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Tag } from '@/components/tag'
import type { PlacedStore } from '@/features/store/arrange-stores'
import { callStore, leadTo } from '@/features/store/reach-store'
import { storeOpen } from '@/features/store/store-open'
import { openPage } from '@/navigate'
import type { Seen } from '@/seen'

interface ChosenStoreProps {
  placed: PlacedStore
  seen: Seen
  /** Opened to choose: the button keeps the choice. */
  onChoose?: (placed: PlacedStore) => void
}

/** The store the customer is in or chose: open until when, and what to do there. */
export function ChosenStore({ placed, seen, onChoose }: ChosenStoreProps) {
  const { store, metres } = placed
  const { tag, words } = storeOpen(store, seen.now, seen.timeZone)
  return (
    <View className="stores-chosen">
      <View className="stores-head">
        <View className="stores-chosen-name">{store.name}</View>
        {tag && <Tag tone={tag.tone}>{tag.word}</Tag>}
        {metres !== null && <View className="stores-distance">{distanceWords(metres)}</View>}
      </View>
      <View className="body-2 ink-2">{[words, store.address].filter(Boolean).join(' · ')}</View>
      <View className="stores-ways">
        {store.phone && (
          <Button id="call-chosen" kind="secondary" size="m" icon="call" onTap={() => callStore(store)}>
            打电话
          </Button>
        )}
        {store.location && (
          <Button id="lead-chosen" kind="secondary" size="m" icon="go" onTap={() => leadTo(store)}>
            带我去
          </Button>
        )}
        {onChoose ? (
          <Button id="keep-chosen" size="m" onTap={() => onChoose(placed)}>
            就这家
          </Button>
        ) : (
          <Button id="order-here" size="m" onTap={() => openPage('pay')}>
            去点单
          </Button>
        )}
      </View>
    </View>
  )
}
