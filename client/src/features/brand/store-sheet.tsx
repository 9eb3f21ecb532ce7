import type { StoreView } from '@shared/contract'
import { weekWords } from '@shared/text/stores'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { callStore } from '@/features/store/reach-store'
import './store-sheet.scss'

export interface StoreSheetProps {
  open: boolean
  title: string
  note?: string
  stores: readonly StoreView[]
  onClose: () => void
  /** Given: the rows choose a store. */
  onChoose?: (store: StoreView) => void
  chosenId?: string
}

/** The brand's stores: to choose one, or to find and call one. */
export function StoreSheet({ open, title, note, stores, onClose, onChoose, chosenId }: StoreSheetProps) {
  return (
    <Sheet open={open} title={title} onClose={onClose} {...(note ? { note } : {})}>
      {stores.map((store, i) => (
        <StoreRow
          key={store.id}
          id={`store-${i}`}
          store={store}
          chosen={store.id === chosenId}
          {...(onChoose ? { onTap: () => onChoose(store) } : {})}
        />
      ))}
    </Sheet>
  )
}

interface StoreRowProps {
  id: string
  store: StoreView
  chosen: boolean
  onTap?: () => void
}

function StoreRow({ id, store, chosen, onTap }: StoreRowProps) {
  const { name, address, hours, phone } = store
  return (
    <View
      id={id}
      className="store-row"
      {...(onTap
        ? { onClick: onTap, hoverClass: 'store-row-pressed', role: 'radio', 'aria-checked': chosen }
        : {})}
    >
      <View className="store-row-text">
        <View className="store-row-name">{name}</View>
        <View className="caption ink-2">{address}</View>
        <View className="caption ink-3">{weekWords(hours)}</View>
      </View>
      {chosen && <Icon name="check" size={20} className="store-row-chosen" />}
      {!onTap && phone && (
        <View
          className="store-row-call"
          onClick={() => callStore(store)}
          role="button"
          aria-label={`打电话给${name}`}
        >
          <Icon name="call" size={20} />
          打电话
        </View>
      )}
    </View>
  )
}
