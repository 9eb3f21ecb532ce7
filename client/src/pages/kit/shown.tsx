import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export function Shown({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="kit-shown">
      <View className="kit-name">{name}</View>
      <View className="stack">{children}</View>
    </View>
  )
}
