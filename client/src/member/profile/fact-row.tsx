import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { type Fact, factNames } from './profile-words'

export interface FactRowProps {
  fact: Fact
  /** `''` = not given. */
  value: string
  purpose: string
  /** Gives it or replaces it; a text says why that is not possible now. */
  change: ReactNode
  onRemove: () => void
}

/** One fact: what it is, what it is for, and both things one can do with it, each a target of its own. */
export function FactRow({ fact, value, purpose, change, onRemove }: FactRowProps) {
  return (
    <View id={`fact-${fact}`} className="profile-row">
      <View className="profile-fact">
        <View className="caption ink-3">{factNames[fact]}</View>
        <View className={`profile-value ${value ? '' : 'profile-none'}`}>{value || '没有填'}</View>
        <View className="caption ink-2">{purpose}</View>
      </View>
      <View className="profile-actions">
        {change}
        {value !== '' && (
          <Button
            id={`remove-${fact}`}
            kind="text"
            size="m"
            className="profile-action"
            label={`删除${factNames[fact]}`}
            onTap={onRemove}
          >
            删除
          </Button>
        )}
      </View>
    </View>
  )
}

/** 填写 or 更换. */
export const ChangeButton = ({ fact, value, onTap }: { fact: Fact; value: string; onTap: () => void }) => (
  <Button
    id={`change-${fact}`}
    kind="text"
    size="m"
    className="profile-action profile-action-change"
    label={`${value ? '更换' : '填写'}${factNames[fact]}`}
    onTap={onTap}
  >
    {value ? '更换' : '填写'}
  </Button>
)
