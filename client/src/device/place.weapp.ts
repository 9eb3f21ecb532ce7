import Taro from '@tarojs/taro'
import type { AskPlace, MayKnowPlace } from './types'

export const askPlace: AskPlace = async () => {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' })
    return { longitude, latitude }
  } catch (error) {
    return /auth|deny|denied/.test((error as { errMsg?: string }).errMsg ?? '') ? 'refused' : 'failed'
  }
}

export const mayKnowPlace: MayKnowPlace = () =>
  Taro.getSetting().then(
    ({ authSetting }) => authSetting['scope.userLocation'] === true,
    () => false,
  )
