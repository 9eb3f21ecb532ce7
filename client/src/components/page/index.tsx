import { View } from '@tarojs/components'
import { usePageScroll } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { NavBar } from '@/components/nav-bar'
import { TabBar } from '@/components/tab-bar'
import { ToastPlace } from '@/components/toast'
import { PreviewParts } from '@/device/preview-parts'
import { screenFrame } from '@/device/screen-frame'
import type { TabPage } from '@/navigate'
import { appearanceClass, useAppearance } from '@/theme/appearance'
import { useBrandTheme } from '@/theme/brand-theme'
import './index.scss'

export interface PageProps {
  children: ReactNode
  title?: string
  /** Instead of a title: the wordmark. */
  mark?: ReactNode
  /** Draws the back arrow; tab pages have none. */
  back?: boolean
  /** A tab page: which one. */
  tab?: TabPage
  /** Under the navigation bar, pushing the content down; usually a StatusBanner. */
  banner?: ReactNode
  /** A Hero or a Verdict from the very top; the navigation bar lies on it. */
  field?: ReactNode
  /** Scroll offset, px, from which the bar over the field is opaque; before content slides under it. */
  fieldGone?: number
  /** Ink of the navigation bar on the field. */
  fieldInk?: 'face' | 'verdict'
  /** Actions that stay at the bottom. */
  bar?: ReactNode
  /** Stays at the bottom without the bar's padding: a keypad. */
  foot?: ReactNode
  /** Content brings its own gutters. */
  bleed?: boolean
  /** Sheets. */
  over?: ReactNode
  className?: string
}

/** A hero whose content moves with it. */
const FIELD_GONE = 120
/** For pages whose plate begins right below the bar. */
export const PLATE_BELOW_BAR = 4

/** Every page: theme and brand on its root, navigation bar, gutters, bars above the safe area. */
export function Page(props: PageProps) {
  const {
    children,
    title = '',
    mark,
    back = false,
    tab,
    banner,
    field,
    fieldInk = 'face',
    fieldGone = FIELD_GONE,
    bar,
    foot,
    over,
  } = props
  const appearance = useAppearance()
  const brand = useBrandTheme()
  const frame = screenFrame()
  const [scrolled, setScrolled] = useState(false)
  usePageScroll(({ scrollTop }) => setScrolled(scrollTop > fieldGone))
  const navHeight = frame.statusBar + frame.navRow
  const rootClass = [
    'app',
    'page',
    `page-ink-${fieldInk}`,
    frame.drawn ? 'page-drawn' : '',
    bar || foot || tab ? '' : 'page-ends',
    appearanceClass(appearance),
    props.className ?? '',
  ]
  return (
    <View
      className={rootClass.filter(Boolean).join(' ')}
      style={{ ...brand.variables, '--nav-height': `${navHeight}px` } as object}
    >
      <NavBar
        title={title}
        mark={mark}
        back={back}
        tone={field ? 'over' : 'paper'}
        solid={!field || scrolled}
      />
      {field ?? <View className="page-under-nav" />}
      {banner && <View className="page-banner">{banner}</View>}
      <View className={props.bleed ? 'page-content' : 'page-content page-gutters'}>{children}</View>
      {bar && <View className="page-bar">{bar}</View>}
      {foot && <View className="page-foot">{foot}</View>}
      {tab && <TabBar current={tab} />}
      {over}
      <ToastPlace />
      <PreviewParts darkChrome={!field || scrolled} />
    </View>
  )
}
