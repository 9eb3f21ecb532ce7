import { View } from '@tarojs/components'

export default function ResultPage() {
  return <View className="app">结果</View>
}
