import Taro from '@tarojs/taro'
import type { ChooseAddress } from './types'

/** The address book of WeChat; name and number of the receiver, which it tells too, are not taken. */
export const chooseAddress: ChooseAddress | null = async () => {
  try {
    const { provinceName, cityName, countyName, detailInfo } = await Taro.chooseAddress()
    // Of 北京市 and its like both are the same.
    const regions = [...new Set([provinceName, cityName, countyName])]
    return [...regions, detailInfo].filter(Boolean).join('')
  } catch {
    // Not chosen, not allowed, or not declared in the privacy agreement: it can be written by hand.
    return null
  }
}
