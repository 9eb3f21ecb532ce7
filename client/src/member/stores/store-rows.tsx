import { distanceWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import type { PlacedStore } from '@/features/store/arrange-stores'
import { callStore, leadTo } from '@/features/store/reach-store'
import { storeOpen } from '@/features/store/store-open'
import type { Seen } from '@/seen'

interface StoreRowsProps {
  stores: readonly PlacedStore[]
  chosenId: string
  seen: Seen
  onChoose: (placed: PlacedStore) => void
}

/** Stores in one card; a row chooses, its icons call and lead there. */
export function StoreRows({ stores, chosenId, seen, onChoose }: StoreRowsProps) {
  return (
    <View className="stores-rows">
      {stores.map(placed => (
        <StoreRow
          key={placed.store.id}
          placed={placed}
          chosen={placed.store.id === chosenId}
          seen={seen}
          onTap={() => onChoose(placed)}
        />
      ))}
    </View>
  )
}

interface StoreRowProps {
  placed: PlacedStore
  chosen: boolean
  seen: Seen
  onTap: () => void
}

function StoreRow({ placed: { store, metres }, chosen, seen, onTap }: StoreRowProps) {
  const { tag, words } = storeOpen(store, seen.now, seen.timeZone)
  const code = store.id.split(':').pop() ?? ''
  return (
    <View className="stores-row">
      <View
        id={`choose-${code}`}
        className="stores-row-text"
        hoverClass="stores-row-pressed"
        onClick={onTap}
        role="radio"
        aria-checked={chosen}
      >
        <View className="stores-head">
          <View className="stores-name">{store.name}</View>
          {tag && <Tag tone={tag.tone}>{tag.word}</Tag>}
          {chosen && <Icon name="check" size={18} className="stores-check" />}
          {metres !== null && <View className="stores-distance">{distanceWords(metres)}</View>}
        </View>
        {words && <View className="small ink-2">{words}</View>}
        <View className="small ink-3">{store.address}</View>
      </View>
      {store.phone && (
        <View
          id={`call-${code}`}
          className="stores-icon"
          onClick={() => callStore(store)}
          role="button"
          aria-label={`打电话给${store.name}`}
        >
          <Icon name="call" size={20} />
        </View>
      )}
      {store.location && (
        <View
          id={`lead-${code}`}
          className="stores-icon stores-icon-filled"
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
