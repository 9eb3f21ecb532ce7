import { distanceWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tag } from '@/components/tag'
import type { PlacedStore } from '@/features/store/arrange-stores'
import { storeOpen } from '@/features/store/store-open'
import { ReachIcons } from '@/member/features/store/reach-icons'
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
      <ReachIcons store={store} ids={{ call: `call-${code}`, lead: `lead-${code}` }} />
    </View>
  )
}
