import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

export interface CardProps {
  children: ReactNode
  /** Inner space of 16 px; lists of cells bring their own. */
  padded?: boolean
  /** A hairline instead of a shadow, inside a sheet. */
  flat?: boolean
  onTap?: () => void
  className?: string
}

/** A white piece of paper on the page. */
export function Card({ children, padded = true, flat = false, onTap, className = '' }: CardProps) {
  const shape = `card ${padded ? 'card-padded' : ''} ${flat ? 'card-flat' : ''} ${className}`
  if (!onTap) return <View className={shape}>{children}</View>
  return (
    <View className={shape} onClick={onTap} hoverClass="card-pressed" hoverStayTime={80} role="button">
      {children}
    </View>
  )
}
