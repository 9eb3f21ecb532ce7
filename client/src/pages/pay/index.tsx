import { View } from '@tarojs/components'

export default function PayPage() {
  return <View className="app">付款</View>
}
