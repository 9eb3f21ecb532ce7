import { View } from '@tarojs/components'
import type { IconName } from './icon-names'
import './index.scss'

export type { IconName } from './icon-names'

export interface IconProps {
  name: IconName
  /** Edge of the square in px. */
  size?: number
  /** Heavier stroke: selected tabs, and shapes of 16 px or less. */
  bold?: boolean
  className?: string
}

/** A decorative stroke drawing in the colour of the text around it; readers skip it. */
export function Icon({ name, size = 20, bold = size <= 16, className = '' }: IconProps) {
  return (
    <View
      className={`icon icon-${name} ${bold ? 'icon-bold' : ''} ${className}`}
      style={{ width: `${size}px`, height: `${size}px` }}
      aria-hidden
    />
  )
}
