import { View } from '@tarojs/components'
import { Empty } from '@/components/empty'

/** In Moments a page stands alone, without login: what it is, and how to get to it. */
export function SinglePage({ title }: { title: string }) {
  return (
    <View className="page-content page-gutters">
      <Empty title={title} lines={['这里还看不到你的积分和券。', '点下面的「前往小程序」，打开就能看。']} />
    </View>
  )
}
