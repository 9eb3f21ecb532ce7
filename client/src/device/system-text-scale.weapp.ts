import Taro from '@tarojs/taro'
import { withinScale } from './text-scale'
import type { TextScale } from './types'

/** Points of WeChat's standard step; older versions name the size only. */
const STANDARD_PX = 16

/** 我 → 设置 → 通用 → 字体大小; it cannot change while the mini-program is in front. */
export const systemTextScale: TextScale = () => {
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  return withinScale(fontSizeScaleFactor ?? (fontSizeSetting ?? STANDARD_PX) / STANDARD_PX)
}
