import { View } from '@tarojs/components'

export default function ScanPage() {
  return <View className="app">扫码核销</View>
}
