import { Text, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './index.scss'

/** From here on the ring warns. */
const LAST_SECONDS = 5

export interface RefreshRingProps {
  /** Whole seconds until the code changes; null = the clock is off or the page slept. */
  secondsLeft: number | null
  /** Seconds of one step. */
  stepSeconds?: number
  onRenew: () => void
}

/** Drains clockwise over one step and says when the code changes; else offers 点按换新. */
export function RefreshRing({ secondsLeft, stepSeconds = 30, onRenew }: RefreshRingProps) {
  if (secondsLeft === null) {
    return (
      <View className="refresh-ring refresh-ring-stopped" onClick={onRenew} role="button">
        <Icon name="renew" size={20} />
        <Text>点按换新</Text>
      </View>
    )
  }
  const degrees = Math.round((360 * Math.min(stepSeconds, Math.max(0, secondsLeft))) / stepSeconds)
  return (
    <View className={`refresh-ring ${secondsLeft <= LAST_SECONDS ? 'refresh-ring-last' : ''}`}>
      <View className="refresh-ring-circle">
        <View className="refresh-ring-track" />
        <View
          className="refresh-ring-left"
          style={{
            background: `conic-gradient(transparent ${360 - degrees}deg, currentColor ${360 - degrees}deg)`,
          }}
        />
      </View>
      <Text>{`${secondsLeft} 秒后自动换新`}</Text>
    </View>
  )
}
