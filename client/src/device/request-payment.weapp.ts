import Taro from '@tarojs/taro'
import type { RequestPayment } from './types'

export const requestPayment: RequestPayment = async payment => {
  try {
    await Taro.requestPayment(payment)
    return 'submitted'
  } catch (error) {
    return /cancel/.test((error as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'
  }
}
