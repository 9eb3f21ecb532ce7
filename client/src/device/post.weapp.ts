import Taro from '@tarojs/taro'
import type { Post } from './types'

const FUNCTION = 'api'
let opened = false

export const post: Post = async request => {
  if (!opened) {
    Taro.cloud.init(HUIYUAN_CLOUD_ENV ? { env: HUIYUAN_CLOUD_ENV } : {})
    opened = true
  }
  const { result } = await Taro.cloud.callFunction({ name: FUNCTION, data: { ...request } })
  return result
}
