import type { StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'

/** Where it is bought, and a way to change that. */
export function StoreLine({ store, onChange }: { store: StoreView; onChange: () => void }) {
  return (
    <View id="change-store" className="store-line" onClick={onChange} role="button">
      <Icon name="store" size={20} />
      <View className="store-line-text">
        <View className="store-line-name">{store.name}</View>
        <View className="caption ink-3">{store.address}</View>
      </View>
      <View className="store-line-change">
        换门店
        <Icon name="forward" size={16} />
      </View>
    </View>
  )
}
