import type { StoreView } from '@shared/contract'
import { View } from '@tarojs/components'
import { usePendingCommandsBanner } from '@/clerk/components/use-pending-commands-banner'
import { Icon, type IconName } from '@/components/icon'
import { StatusBanner } from '@/components/status-banner'
import { LastRedemption } from './last-redemption'
import type { Desk } from './scan-header'
import { ScanLinks } from './scan-links'
import './index.scss'

interface ScanPanelProps {
  desk: Desk
  store: StoreView | undefined
  torch: boolean
  onTorch: () => void
  onType: () => void
  onScan: () => void
}

/** What waits, what was redeemed last, and the two ways to enter a code. */
export function ScanPanel({ desk, store, torch, onTorch, onType, onScan }: ScanPanelProps) {
  const waiting = usePendingCommandsBanner()
  // One at a time: what may have been booked already is more urgent than the network.
  const banner = waiting ?? (desk.stale && <OfflineBanner />)
  return (
    <View className="scan-panel">
      {banner && <View className="scan-pending">{banner}</View>}
      {desk.data?.last && (
        <LastRedemption
          use={desk.data.last}
          timeZone={desk.data.brand.timeZone}
          onUndone={() => void desk.reload()}
        />
      )}
      <View className="scan-keys">
        <ScanKey id="by-number" icon="keyboard" label="输入号码" onTap={onType} />
        <ScanKey id="by-camera" icon="scan" label="扫顾客的码" primary onTap={onScan} />
      </View>
      <ScanLinks desk={desk} store={store} torch={torch} onTorch={onTorch} />
    </View>
  )
}

const OfflineBanner = () => (
  <StatusBanner
    tone="warn"
    icon="offline"
    fact="没有网络，现在核对不了"
    consequence="连上后再扫，顾客的券不会少"
  />
)

interface KeyProps {
  id?: string
  icon: IconName
  label: string
  primary?: boolean
  onTap: () => void
}

function ScanKey({ id = '', icon, label, primary = false, onTap }: KeyProps) {
  return (
    <View
      id={id}
      className={`scan-key ${primary ? 'scan-key-primary' : ''}`}
      hoverClass="scan-key-pressed"
      onClick={onTap}
      role="button"
    >
      <Icon name={icon} size={28} />
      {label}
    </View>
  )
}
