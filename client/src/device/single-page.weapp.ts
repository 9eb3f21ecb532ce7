import Taro from '@tarojs/taro'

/** Opened in the single page of Moments. */
const MOMENTS = 1154

/** Whether WeChat shows one page alone, without login: no function can be called there. */
export const isSinglePage = (): boolean => Taro.getLaunchOptionsSync().scene === MOMENTS
