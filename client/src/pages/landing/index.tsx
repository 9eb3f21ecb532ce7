import { View } from '@tarojs/components'

export default function LandingPage() {
  return <View className="app">付款结果</View>
}
