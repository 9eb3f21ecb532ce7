import { View } from '@tarojs/components'

export default function CardPage() {
  return <View className="app">会员</View>
}
