import type { StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { callStore } from '@/features/store/reach-store'
import { openPage } from '@/navigate'

interface StoreCardProps {
  store: StoreView
  onStores: () => void
  onCode: () => void
}

/** The store first: where, when it is open, and the two ways to buy there. */
export function StoreCard({ store, onStores, onCode }: StoreCardProps) {
  return (
    <Card className="home-store">
      <View className="home-store-head">
        <View className="t2">{store.name}</View>
        <View id="change-store" className="home-store-link" onClick={onStores} role="button">
          换门店
          <Icon name="forward" size={16} />
        </View>
      </View>
      <View className="small ink-2">{[store.hours, store.address].filter(Boolean).join(' · ')}</View>
      <View className="bar-row home-store-keys">
        <Button id="go-pay" icon="tea" onTap={() => openPage('pay')}>
          点单
        </Button>
        <Button id="open-code" kind="secondary" icon="code" onTap={onCode}>
          店里出示
        </Button>
      </View>
      {store.phone !== '' && (
        <Button id="call-store" kind="text" icon="call" onTap={() => callStore(store)}>
          打电话
        </Button>
      )}
    </Card>
  )
}
