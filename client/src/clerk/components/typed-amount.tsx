import { View } from '@tarojs/components'
import './index.scss'

/**
 * The amount on the keypad, large, with what it means or why it cannot be sent; an amount of nothing is not
 * wrong yet.
 */
export function TypedAmount({ typed, text, wrong }: { typed: string; text: string; wrong: boolean }) {
  return (
    <View>
      <View className="typed-amount">{`¥${typed || '0'}`}</View>
      <View className={wrong && Number(typed) > 0 ? 'typed-text typed-wrong' : 'typed-text'}>{text}</View>
    </View>
  )
}
