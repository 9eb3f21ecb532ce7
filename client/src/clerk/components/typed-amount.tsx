import { View } from '@tarojs/components'
import './index.scss'

/**
 * The amount on the keypad, large, with what it means or why it cannot be sent; an amount of nothing is not
 * wrong yet.
 */
export function TypedAmount({ typed, words, wrong }: { typed: string; words: string; wrong: boolean }) {
  return (
    <View>
      <View className="typed-amount">{`¥${typed || '0'}`}</View>
      <View className={wrong && Number(typed) > 0 ? 'typed-words typed-wrong' : 'typed-words'}>{words}</View>
    </View>
  )
}
