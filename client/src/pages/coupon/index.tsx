import { View } from '@tarojs/components'

export default function CouponPage() {
  return <View className="app">券详情</View>
}
