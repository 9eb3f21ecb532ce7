import { View } from '@tarojs/components'

export default function WalletPage() {
  return <View className="app">券包</View>
}
