import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

export interface KeyValueProps {
  label: string
  children: ReactNode
}

/** A fact: its name left, its value right. */
export function KeyValue({ label, children }: KeyValueProps) {
  return (
    <View className="key-value">
      <View className="key-value-label">{label}</View>
      <View className="key-value-value">{children}</View>
    </View>
  )
}

/** Facts in one card. */
export function KeyValues({ children }: { children: ReactNode }) {
  return <View className="key-values">{children}</View>
}
