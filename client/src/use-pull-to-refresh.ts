import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Pulling the page down reads it anew. The page's config needs enablePullDownRefresh. */
export function usePullToRefresh(reload: () => Promise<void>): void {
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh())
  })
}
