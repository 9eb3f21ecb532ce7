import Taro from '@tarojs/taro'
import type { OpenMap } from './types'

/** The map of WeChat, which hands over to the phone's own navigation. */
export const openMap: OpenMap = ({ place, name, address }) =>
  void Taro.openLocation({ ...place, name, address, scale: 16 })
