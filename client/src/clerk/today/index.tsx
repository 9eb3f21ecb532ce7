import { View } from '@tarojs/components'

export default function TodayPage() {
  return <View className="app">今天</View>
}
