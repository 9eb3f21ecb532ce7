import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { openTab, type TabPage } from '@/navigate'
import { useBrandTheme } from '@/theme/brand-theme'
import './index.scss'

const tabs: readonly { page: TabPage; label: string; icon: IconName }[] = [
  { page: 'card', label: '会员', icon: 'card' },
  { page: 'wallet', label: '券包', icon: 'ticket' },
  { page: 'mall', label: '兑换', icon: 'gift' },
  { page: 'me', label: '我的', icon: 'person' },
]

/**
 * The main places, drawn by ourselves so that icons follow brand and theme; 兑换 only where the brand has a
 * mall.
 */
export function TabBar({ current }: { current: TabPage }) {
  const { mall } = useBrandTheme()
  const shown = tabs.filter(({ page }) => page !== 'mall' || mall || current === 'mall')
  return (
    <View className="tab-bar" role="tablist">
      {shown.map(({ page, label, icon }) => (
        <View
          key={page}
          id={`go-${page}`}
          className={`tab-bar-tab ${page === current ? 'tab-bar-current' : ''}`}
          onClick={() => {
            if (page !== current) openTab(page)
          }}
          role="tab"
          aria-selected={page === current}
        >
          <Icon name={icon} size={24} bold={page === current} />
          <View>{label}</View>
        </View>
      ))}
    </View>
  )
}
