import { View } from '@tarojs/components'
import { Chip } from '@/components/chip'
import { Sheet } from '@/components/sheet'
import { type Appearance, chooseAppearance, type Scheme, useAppearance } from '@/theme/appearance'

const SCHEMES: readonly { id: Scheme; label: string }[] = [
  { id: 'system', label: '跟随系统' },
  { id: 'light', label: '浅色' },
  { id: 'dark', label: '深色' },
]

/** 跟随系统 · 减少动效 */
export function appearanceText({ scheme, still }: Appearance): string {
  const look = SCHEMES.find(({ id }) => id === scheme)?.label ?? ''
  return still ? `${look} · 减少动效` : look
}

/** Looks and movement; kept on this phone. */
export function SettingsSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { scheme, still } = useAppearance()
  return (
    <Sheet open={open} title="设置" onClose={onClose}>
      <View className="me-setting">
        <View className="me-setting-title">外观</View>
        <View className="me-chips" role="radiogroup">
          {SCHEMES.map(({ id, label }) => (
            <Chip
              key={id}
              id={`scheme-${id}`}
              selected={scheme === id}
              onTap={() => chooseAppearance({ scheme: id })}
            >
              {label}
            </Chip>
          ))}
        </View>
      </View>
      <View className="me-setting">
        <View className="me-setting-title">动效</View>
        <View className="me-chips" role="radiogroup">
          <Chip id="motion-full" selected={!still} onTap={() => chooseAppearance({ still: false })}>
            照常
          </Chip>
          <Chip id="motion-still" selected={still} onTap={() => chooseAppearance({ still: true })}>
            减少
          </Chip>
        </View>
      </View>
      <View className="caption ink-3 me-setting-note">
        字号跟着微信的「字体大小」走。这些只存在这台手机上。
      </View>
    </Sheet>
  )
}
