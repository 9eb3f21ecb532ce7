import Taro from '@tarojs/taro'
import type { LaunchedBy } from './types'

export const launchedBy: LaunchedBy = () => {
  const { path = '', scene = 0 } = Taro.getEnterOptionsSync()
  return { path, scene: Number(scene) || 0 }
}
