import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Contour, heroContours } from '@/components/contour'
import { Icon, type IconName } from '@/components/icon'
import { useBrandTheme } from '@/theme/brand-theme'
import './index.scss'

export interface HeroProps {
  children: ReactNode
  /** At least this high, px, the navigation bar included. */
  minHeight: number
}

/** The brand's dark field at the top of landing and coupon pages; the navigation bar lies on it. */
export function Hero({ children, minHeight }: HeroProps) {
  const { faces, brandId } = useBrandTheme()
  const face = faces[1]
  return (
    <View className="hero" style={{ minHeight: `${minHeight}px` }}>
      {face && brandId && <Contour drawing={heroContours(brandId)} colour={face.ink} opacity={0.2} />}
      <View className="hero-content">{children}</View>
    </View>
  )
}

/** A fact on the hero: 付款已核实. `waiting` shows a turning ring instead of the icon. */
export function HeroChip({
  children,
  icon,
  waiting = false,
}: {
  children: string
  icon?: IconName
  waiting?: boolean
}) {
  return (
    <View className="hero-chip" aria-live="polite">
      {waiting ? <View className="button-ring hero-chip-ring" /> : icon && <Icon name={icon} size={16} />}
      {children}
    </View>
  )
}
