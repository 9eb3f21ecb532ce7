import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { addressOf, type PageName, type TabPage } from '@/navigate'
import { useBrandTheme } from '@/theme/brand-theme'

/** 5:4; nothing of the page itself, which may show a balance or a code. */
export const SHARE_PICTURE = '/static/share.png'

export interface Shared {
  /** What the friend reads first; the brand's name is put before it where it is missing. */
  title: string
  page: PageName | TabPage
  params?: Record<string, string>
}

/**
 * What a friend, or Moments, gets of this page: its title, a path that names the brand, and a picture of
 * neither balance nor code. The page's config has to allow it (`enableShareAppMessage`,
 * `enableShareTimeline`).
 */
export function useShare({ title, page, params = {} }: Shared): void {
  const { brandId, wordmark } = useBrandTheme()
  const named = wordmark === '' || title.includes(wordmark) ? title : `${wordmark} · ${title}`
  const all = brandId === '' ? params : { brand: brandId, ...params }
  const path = addressOf(page, all)
  useShareAppMessage(() => ({ title: named, path, imageUrl: SHARE_PICTURE }))
  useShareTimeline(() => ({ title: named, query: path.split('?')[1] ?? '', imageUrl: SHARE_PICTURE }))
}
