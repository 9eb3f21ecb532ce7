import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import './advice.scss'

/** Words the clerk may say aloud, or what to do now. */
export function Advice({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <Card>
      <View className="small ink-3">{label}</View>
      {lines.map(line => (
        <View key={line} className="advice-line">
          {line}
        </View>
      ))}
    </Card>
  )
}
