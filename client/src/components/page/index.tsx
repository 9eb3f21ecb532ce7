import { View } from '@tarojs/components'
import { useDidShow, usePageScroll } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { NavBar } from '@/components/nav-bar'
import { TabBar } from '@/components/tab-bar'
import { ToastPlace } from '@/components/toast'
import { PreviewParts } from '@/device/preview-parts'
import { screenFrame } from '@/device/screen-frame'
import { isSinglePage } from '@/device/single-page'
import { systemTextScale } from '@/device/system-text-scale'
import type { TabPage } from '@/navigate'
import { appearanceClass, useAppearance } from '@/theme/appearance'
import { useBrandTheme } from '@/theme/brand-theme'
import { SinglePage } from './single-page'
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
  header?: ReactNode
  /** Scroll offset, px, from which the bar over the field is opaque; before content slides under it. */
  headerGone?: number
  /** Ink of the navigation bar on the field. */
  headerInk?: 'face' | 'verdict' | 'paper'
  /** Actions that stay at the bottom. */
  actions?: ReactNode
  /** Stays at the bottom without the bar's padding: a keypad. */
  footer?: ReactNode
  /** Content brings its own gutters. */
  bleed?: boolean
  /** Sheets. */
  sheets?: ReactNode
  className?: string
}

/** A hero whose content moves with it. */
const FIELD_GONE = 120
/** For pages whose plate begins right below the bar. */
export const PLATE_BELOW_BAR = 4

/** From here on components take the room that large text needs. */
const LARGE_TEXT = 1.2

/** Looked up once per showing: the platform is slow to answer, and it changes only while the page is away. */
function useTextScale(): number {
  const [scale, setScale] = useState(systemTextScale)
  useDidShow(() => setScale(systemTextScale()))
  return scale
}

/** What the page's styles depend on: the person's choices, the phone, and which bars it has. */
function useRootClass(props: PageProps, textScale: number): string {
  const { actions, footer, tab, headerInk = 'face', className = '' } = props
  const appearance = useAppearance()
  const classes = [
    'app',
    'page',
    `page-ink-${headerInk}`,
    screenFrame().drawn ? 'page-drawn' : '',
    textScale >= LARGE_TEXT ? 'text-large' : '',
    actions || footer || tab ? '' : 'page-ends',
    appearanceClass(appearance),
    className,
  ]
  return classes.filter(Boolean).join(' ')
}

/** The brand's colours, the height of the navigation row, and the size of text. */
function useRootStyle(textScale: number) {
  const { variables } = useBrandTheme()
  const { statusBar, navRow } = screenFrame()
  const own = { '--nav-height': `${statusBar + navRow}px`, '--text-scale': textScale }
  return { ...variables, ...own } as object
}

/** The page's own content; alone in Moments, what it is. */
function Content({ children, title = '', bleed = false }: PageProps) {
  if (isSinglePage()) return <SinglePage title={title || '会员卡'} />
  return <View className={bleed ? 'page-content' : 'page-content page-gutters'}>{children}</View>
}

/** Every page: theme and brand on its root, navigation bar, gutters, bars above the safe area. */
export function Page(props: PageProps) {
  const {
    title = '',
    mark,
    back = false,
    tab,
    banner,
    header,
    headerInk = 'face',
    headerGone = FIELD_GONE,
    actions,
    footer,
    sheets,
  } = props
  const [scrolled, setScrolled] = useState(false)
  const textScale = useTextScale()
  usePageScroll(({ scrollTop }) => setScrolled(scrollTop > headerGone))
  return (
    <View className={useRootClass(props, textScale)} style={useRootStyle(textScale)}>
      <NavBar
        title={title}
        mark={mark}
        back={back}
        tone={header ? 'over' : 'paper'}
        solid={!header || scrolled}
      />
      {header ?? <View className="page-under-nav" />}
      {banner && <View className="page-banner">{banner}</View>}
      <Content {...props} />
      {actions && <View className="page-bar">{actions}</View>}
      {footer && <View className="page-foot">{footer}</View>}
      {tab && <TabBar current={tab} />}
      {sheets}
      <ToastPlace />
      <PreviewParts darkChrome={!header || scrolled || headerInk === 'paper'} />
    </View>
  )
}
