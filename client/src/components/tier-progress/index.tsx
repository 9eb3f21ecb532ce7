import { integer } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import './index.scss'

export interface TierProgressProps {
  /** 再消费 214 元，升为「藏山」, or what keeps the top tier. */
  sentence: string
  growth: number
  /** Growth where the next tier begins; null on the top tier. */
  goal: number | null
}

/** How far to the next tier: the sentence, the two numbers, the bar. */
export function TierProgress({ sentence, growth, goal }: TierProgressProps) {
  const share = goal === null || goal <= 0 ? 1 : Math.min(1, Math.max(0, growth / goal))
  return (
    <View className="tier-progress">
      <View className="tier-progress-line">
        <Text>{sentence}</Text>
        {goal !== null && (
          <Text className="tier-progress-numbers">
            <Text className="tier-progress-unit">成长值</Text>
            {integer(growth)} / {integer(goal)}
          </Text>
        )}
      </View>
      <ProgressBar share={share} />
    </View>
  )
}

/** A quiet bar of 6 px; `share` from 0 to 1. */
export function ProgressBar({ share, tone = 'brand' }: { share: number; tone?: 'brand' | 'on-face' }) {
  return (
    <View className={`progress progress-${tone}`}>
      <View className="progress-done" style={{ width: `${Math.round(share * 1000) / 10}%` }} />
    </View>
  )
}
