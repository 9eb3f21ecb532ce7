import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/icon'
import './index.scss'

export type TagTone = 'plain' | 'brand' | 'ok' | 'warn' | 'danger' | 'accent' | 'info'

export interface TagProps {
  children: ReactNode
  tone?: TagTone
  icon?: IconName
  className?: string
}

/** A word about a thing, never a button. */
export function Tag({ children, tone = 'plain', icon, className = '' }: TagProps) {
  return (
    <View className={`tag tag-${tone} ${className}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </View>
  )
}
