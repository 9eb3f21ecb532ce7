import { View } from '@tarojs/components'

export default function PreviewPage() {
  return <View className="app">核对</View>
}
