import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '@/cloud/server-clock'
import { screenFrame } from '@/device/screen-frame'
import './phone-chrome.scss'

const LOOK_MS = 1_000
const MINUTE_MS = 60_000

/** Beijing time, where the demo brand lives. */
function clockText(): string {
  const minutes = Math.floor(serverNow() / MINUTE_MS) + 8 * 60
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(minutes / 60) % 24}:${two(minutes % 60)}`
}

/** Status bar, capsule and home bar of a drawn phone. */
export function PhoneChrome({ dark }: { dark: boolean }) {
  const [time, setTime] = useState(clockText)
  useEffect(() => {
    const timer = setInterval(() => setTime(clockText()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  if (!screenFrame().drawn) return null
  return (
    <View className={`chrome ${dark ? 'chrome-on-paper' : 'chrome-on-field'}`} aria-hidden>
      <View className="chrome-time">{time}</View>
      <View className="chrome-signal">
        <View className="chrome-bars" />
        <View className="chrome-battery" />
      </View>
      <View className="chrome-capsule">
        <View className="chrome-dots" />
        <View className="chrome-line" />
        <View className="chrome-circle" />
      </View>
      <View className="chrome-home" />
    </View>
  )
}
