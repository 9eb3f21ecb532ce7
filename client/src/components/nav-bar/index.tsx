import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '@/components/icon'
import { screenFrame } from '@/device/screen-frame'
import { goBack } from '@/navigate'
import './index.scss'

type NavTone = 'paper' | 'over'

export interface NavBarProps {
  title?: string
  /** Instead of a title: the wordmark. */
  mark?: ReactNode
  back?: boolean
  /** `over` lies on a hero or a verdict and takes its ink. */
  tone?: NavTone
  /** Over: the field has scrolled away, so the bar needs its own ground. */
  solid?: boolean
}

/** The navigation row we draw ourselves: title left, room for WeChat's capsule right. */
export function NavBar({
  title = '',
  mark,
  back = false,
  tone = 'paper',
  solid = tone === 'paper',
}: NavBarProps) {
  const { statusBar, navRow, capsule } = screenFrame()
  return (
    <View className={`nav-bar nav-bar-${solid ? 'paper' : 'over'}`} style={{ paddingTop: `${statusBar}px` }}>
      <View className="nav-bar-row" style={{ height: `${navRow}px`, paddingRight: `${capsule}px` }}>
        {back && (
          <View id="go-back" className="nav-bar-back" onClick={goBack} role="button" aria-label="返回">
            <Icon name="back" size={24} />
          </View>
        )}
        {mark ? (
          <View className="nav-bar-mark">{mark}</View>
        ) : (
          <View className={back ? 'nav-bar-title' : 'nav-bar-title nav-bar-title-tab'} role="heading">
            {title}
          </View>
        )}
      </View>
    </View>
  )
}
