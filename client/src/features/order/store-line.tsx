import type { StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { storeOpen } from '@/features/store/store-open'
import type { Seen } from '@/seen'
import './store-line.scss'

interface StoreLineProps {
  store: StoreView
  seen: Seen
  onChange: () => void
}

/** Where it is bought, whether that is open, and a way to change it. */
export function StoreLine({ store, seen, onChange }: StoreLineProps) {
  const { tag, words } = storeOpen(store, seen.now, seen.timeZone)
  const state = [tag?.word, words].filter(Boolean).join('，')
  return (
    <View id="change-store" className="store-line" onClick={onChange} role="button">
      <View className="store-line-text">
        <View className="store-line-name">{`${store.name}，到店自取`}</View>
        <View className="small ink-2">{state || store.address}</View>
      </View>
      <View className="store-line-change">
        换门店
        <Icon name="forward" size={16} />
      </View>
    </View>
  )
}
