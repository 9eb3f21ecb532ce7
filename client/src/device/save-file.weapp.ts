import Taro from '@tarojs/taro'
import type { SaveFile } from './types'

/**
 * WeChat opens office documents only, no CSV, so the link goes to the clipboard for a computer's browser.
 */
export const saveFile: SaveFile = link =>
  Taro.setClipboardData({ data: link }).then(
    () => 'copied' as const,
    () => 'failed' as const,
  )
