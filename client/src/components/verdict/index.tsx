import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/icon'
import './index.scss'

type VerdictTone = 'ok' | 'warn' | 'no'

export interface VerdictProps {
  tone: VerdictTone
  /** 可以用, 现在不能用, 已经用过了: at most six characters. */
  word: string
  /** Below the word: what it is and what it takes off, or why not. */
  children?: ReactNode
  icon?: IconName
}

const icons: Record<VerdictTone, IconName> = { ok: 'check', warn: 'history', no: 'close' }

/**
 * The clerk's answer as a field of colour with a shape and a word, readable in the sun and without colour.
 */
export function Verdict({ tone, word, children, icon }: VerdictProps) {
  return (
    <View className={`verdict verdict-${tone}`} role="status" aria-live="assertive">
      <View className="verdict-line">
        <View className="verdict-disc">
          <Icon name={icon ?? icons[tone]} size={28} bold />
        </View>
        <View className="verdict-word">{word}</View>
      </View>
      {children && <View className="verdict-more">{children}</View>}
    </View>
  )
}
