import { View } from '@tarojs/components'
import type { Pages } from '@/cloud/use-pages'
import { Button } from '@/components/button'
import './index.scss'

/** The end of a list in pages: more to come, more that did not come, or that this was all. */
export function LoadMore({ pages, end }: { pages: Pages<unknown, unknown>; end: string }) {
  if (!pages.more) return <View className="more-end">{end}</View>
  return (
    <View className="more">
      {pages.moreFailure && <View className="more-end">{pages.moreFailure.message}</View>}
      <Button
        id="load-more"
        kind="text"
        pending={pages.loadingMore && '正在打开'}
        onTap={() => void pages.loadMore()}
      >
        {pages.moreFailure ? '再试一次' : '看更多'}
      </Button>
    </View>
  )
}
