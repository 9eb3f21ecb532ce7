import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import './index.scss'

export interface EmptyProps {
  object?: 'ticket' | 'receipt'
  title: string
  /** One or two lines that say how to get some. */
  lines: readonly string[]
  action?: { label: string; onTap: () => void; id?: string }
}

/** Nothing here yet, and how that changes. */
export function Empty({ object = 'ticket', title, lines, action }: EmptyProps) {
  return (
    <View className="empty">
      <View className={`empty-drawing empty-${object}`} aria-hidden />
      <View className="empty-title">{title}</View>
      {lines.map(line => (
        <View key={line} className="empty-line">
          {line}
        </View>
      ))}
      {action && (
        <View className="empty-action">
          <Button kind="secondary" onTap={action.onTap} {...(action.id ? { id: action.id } : {})}>
            {action.label}
          </Button>
        </View>
      )}
    </View>
  )
}
