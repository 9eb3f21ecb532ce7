import type { OutputOf, StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import type { Query } from '@/cloud/use-query'
import { Icon } from '@/components/icon'
import { Viewfinder } from './viewfinder'
import './index.scss'

export type Desk = Query<OutputOf<'staff.open'>>

interface ScanHeaderProps {
  desk: Desk
  store: StoreView | undefined
  torch: boolean
  onStore: () => void
  onText: (text: string) => void
  onScan: () => void
}

/** Where and as whom one works, the network, and the camera. */
export function ScanHeader({ desk, store, torch, onStore, onText, onScan }: ScanHeaderProps) {
  return (
    <View className="scan-field">
      <View className="scan-place">
        <View className="scan-store" onClick={onStore} role="button">
          <Icon name="store" size={18} />
          {store ? `${store.name} · ${desk.data?.clerkName ?? ''}` : '正在打开'}
        </View>
        <View className={desk.stale ? 'scan-network-bad' : 'scan-network'}>
          <Icon name={desk.stale ? 'offline' : 'check'} size={16} />
          {desk.stale ? '没有网络' : '网络正常'}
        </View>
      </View>
      <Viewfinder torch={torch} onText={onText} onTap={onScan} onCameraRefused={() => void desk.reload()} />
    </View>
  )
}
