import Taro from '@tarojs/taro'

/** Opened in the single page of Moments. */
const MOMENTS = 1154

let alone: boolean | undefined

/**
 * Whether WeChat shows one page alone, without login: no function can be called there. Decided once: it is a
 * way to launch, and a page cannot leave it.
 */
export function isSinglePage(): boolean {
  alone ??= Taro.getLaunchOptionsSync().scene === MOMENTS
  return alone
}
