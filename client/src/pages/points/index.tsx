import { View } from '@tarojs/components'

export default function PointsPage() {
  return <View className="app">积分</View>
}
