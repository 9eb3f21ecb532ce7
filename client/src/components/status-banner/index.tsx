import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import './index.scss'

type BannerTone = 'info' | 'ok' | 'warn' | 'danger'

export interface StatusBannerProps {
  tone: BannerTone
  /** The fact, bold. */
  fact: string
  /** What follows from it. */
  consequence?: string
  icon?: IconName
  action?: { label: string; onTap: () => void }
}

const icons: Record<BannerTone, IconName> = { info: 'notice', ok: 'check', warn: 'warning', danger: 'notice' }

/** The state of things, under the navigation bar; it pushes the content down. */
export function StatusBanner({ tone, fact, consequence, icon, action }: StatusBannerProps) {
  return (
    <View className={`banner banner-${tone}`} role="status" aria-live="polite">
      <Icon name={icon ?? icons[tone]} size={18} className="banner-icon" />
      <View className="banner-text">
        <Text className={consequence ? 'banner-fact' : ''}>{fact}</Text>
        {consequence && <Text>{consequence}</Text>}
      </View>
      {action && (
        <View className="banner-action" onClick={action.onTap} role="button">
          {action.label}
        </View>
      )}
    </View>
  )
}
