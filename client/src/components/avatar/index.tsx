import { initialOf } from '@shared/domain/member/profile-text'
import { View } from '@tarojs/components'
import './index.scss'

/** The first character of a name in serif; we never ask for a portrait. */
export function Avatar({ name, size = 40 }: { name: string; size?: number }) {
  return (
    <View
      className="avatar"
      style={{ width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.45)}px` }}
    >
      {initialOf(name)}
    </View>
  )
}
